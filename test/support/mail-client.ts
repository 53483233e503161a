import ICAL from 'ical.js';
import type { Mailer } from '../../src/platform/mail/mailer.js';
import type { OutgoingMail } from '../../src/platform/mail/outgoing-mail.js';

/** An event in somebody's calendar, as the last message about it left it. */
export interface ClientEvent {
  uid: string;
  person: string;
  visitUrl: string;
  sequence: number;
  isLive: boolean;
  startsAt: Date;
  endsAt: Date;
  location: string;
  description: string;
}

type CalendarPart = NonNullable<OutgoingMail['calendar']>;

interface Message extends ClientEvent {
  method: string;
  status: string;
  stamp: Date;
  attendees: string[];
}

/**
 * Everybody's mail programs and calendars: replays invites as RFC 5546 has it, and notes as a fault what would confuse
 * one: a CANCEL of what it does not know or at other hours, a SEQUENCE that falls, two states under one SEQUENCE,
 * somebody else's UID.
 */
export class MailClients implements Mailer {
  readonly faults: string[] = [];
  readonly events = new Map<string, ClientEvent>();
  private readonly last = new Map<string, Message>();

  send({ to, calendar }: OutgoingMail): Promise<void> {
    if (calendar) this.receive(to.address, calendar);
    return Promise.resolve();
  }

  receive(person: string, calendar: CalendarPart): void {
    const message = this.read(person, calendar);
    this.events.set(message.uid, message);
  }

  /** A mail that went out and never came: its sender cannot know, and goes on as if it had. */
  lose({ to, calendar }: OutgoingMail): void {
    if (calendar) this.read(to.address, calendar);
  }

  check = () => Promise.resolve(true);
  close = () => undefined;

  listEvents(visitUrl: string): ClientEvent[] {
    return [...this.events.values()].filter((event) => event.visitUrl === visitUrl);
  }

  private read(person: string, { method, content }: CalendarPart): Message {
    const message = readMessage(person, content);
    const fault = this.faultOf(message, method);
    if (fault)
      this.faults.push(`${message.method} ${message.sequence} of ${message.uid} to ${message.person}: ${fault}`);
    this.last.set(message.uid, message);
    return message;
  }

  private faultOf(message: Message, mimeMethod: string): string | null {
    const { uid, person, method, sequence, visitUrl } = message;
    if (method !== mimeMethod) return `the MIME method is ${mimeMethod}`;
    if (message.status !== (method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')) return `its STATUS is ${message.status}`;
    if (message.attendees.join() !== person) return `the attendees are ${message.attendees.join()}`;
    const twin = [...this.last.values()].find(
      (event) => event.visitUrl === visitUrl && event.person === person && event.uid !== uid,
    );
    if (twin) return `the same visit stands under ${twin.uid} as well`;
    const before = this.last.get(uid);
    if (!before) return method === 'CANCEL' ? 'nobody knows of it' : null;
    if (before.person !== person || before.visitUrl !== visitUrl) return `it is the event of ${before.person}`;
    if (sequence < before.sequence) return `SEQUENCE falls from ${before.sequence}`;
    if (message.stamp < before.stamp) return 'DTSTAMP falls';
    if (sequence === before.sequence && stateOf(message) !== stateOf(before))
      return 'another state under the same SEQUENCE';
    if (method === 'CANCEL' && hoursOf(message) !== hoursOf(before)) return `it stands at ${hoursOf(before)}`;
    return null;
  }
}

const hoursOf = ({ startsAt, endsAt }: Message) => `${startsAt.toISOString()}/${endsAt.toISOString()}`;

/** What SEQUENCE counts: time, place, and host, whom the description of a REQUEST names. */
function stateOf(message: Message): string {
  const { method, location, description } = message;
  return JSON.stringify([method, hoursOf(message), location, method === 'REQUEST' ? description : null]);
}

function readMessage(person: string, content: string): Message {
  const component = new ICAL.Component(ICAL.parse(content));
  const events = component.getAllSubcomponents('vevent');
  if (events.length !== 1) throw new Error(`${events.length} events in one mail`);
  const event = events[0]!;
  const text = (name: string) => String(event.getFirstPropertyValue(name));
  const instant = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate();
  const method = String(component.getFirstPropertyValue('method'));
  return {
    uid: text('uid'),
    person,
    visitUrl: text('url'),
    method,
    status: text('status'),
    isLive: method === 'REQUEST',
    sequence: Number(text('sequence')),
    stamp: instant('dtstamp'),
    startsAt: instant('dtstart'),
    endsAt: instant('dtend'),
    location: text('location'),
    description: text('description'),
    attendees: event
      .getAllProperties('attendee')
      .map((attendee) => String(attendee.getFirstValue()).replace(/^mailto:/i, '')),
  };
}
