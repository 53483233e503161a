import ICAL from 'ical.js';
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import type { Tx } from '../../src/platform/database/transactions.js';

export interface ReceivedParty {
  name: string;
  address: string;
}

/** A calendar object as a calendar reads it. */
export interface ReceivedEvent {
  /** As the MIME type says. */
  mimeMethod: string | undefined;
  /** As the object says. */
  method: string;
  uid: string;
  sequence: number;
  status: string;
  stamp: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  organizer: ReceivedParty;
  attendees: (ReceivedParty & { partstat: string; rsvp: string })[];
  /** The object in the alternative and the attached one. */
  texts: string[];
}

export interface ReceivedMail {
  to: ReceivedParty;
  from: ReceivedParty;
  replyTo: ReceivedParty | undefined;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  event: ReceivedEvent | null;
}

/** A mail as its reader's programs see it. */
export async function readMail(raw: Buffer): Promise<ReceivedMail> {
  const parsed = await simpleParser(raw);
  return {
    to: partyOf(parsed.to)!,
    from: partyOf(parsed.from)!,
    replyTo: partyOf(parsed.replyTo),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    event: readEvent(parsed),
  };
}

/** What lies in the outbox, the oldest first. */
export async function listOutbox(tx: Tx): Promise<ReceivedMail[]> {
  // Under a stopped clock all are of one instant; but they lie in the order they came, for none is ever taken away.
  const mails: { raw: Buffer }[] = await tx.query('SELECT raw FROM outbox_mails ORDER BY ctid');
  return Promise.all(mails.map(({ raw }) => readMail(raw)));
}

function partyOf(field: AddressObject | AddressObject[] | undefined): ReceivedParty | undefined {
  const [first] = [field ?? []].flat().flatMap(({ value }) => value);
  return first && { name: first.name, address: first.address ?? '' };
}

function readEvent({ attachments }: ParsedMail): ReceivedEvent | null {
  const [calendar] = attachments;
  if (!calendar) return null;
  const component = new ICAL.Component(ICAL.parse(calendar.content.toString()));
  const event = component.getFirstSubcomponent('vevent')!;
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
  const instant = (name: string) => (event.getFirstPropertyValue(name) as ICAL.Time).toJSDate();
  return {
    mimeMethod: mimeMethodOf(calendar),
    method: String(component.getFirstPropertyValue('method')),
    uid: text('uid'),
    sequence: Number(text('sequence')),
    status: text('status'),
    stamp: instant('dtstamp'),
    startsAt: instant('dtstart'),
    endsAt: instant('dtend'),
    summary: text('summary'),
    description: text('description'),
    location: text('location'),
    organizer: calendarParty(event.getFirstProperty('organizer')!),
    attendees: event.getAllProperties('attendee').map((attendee) => ({
      ...calendarParty(attendee),
      partstat: String(attendee.getParameter('partstat')),
      rsvp: String(attendee.getParameter('rsvp')),
    })),
    texts: attachments.map(({ content }) => content.toString()),
  };
}

function mimeMethodOf({ headers }: Attachment): string | undefined {
  return (headers.get('content-type') as { params?: Record<string, string> } | undefined)?.params?.method;
}

const calendarParty = (property: ICAL.Property): ReceivedParty => ({
  name: String(property.getParameter('cn')),
  address: String(property.getFirstValue()).replace(/^mailto:/i, ''),
});
