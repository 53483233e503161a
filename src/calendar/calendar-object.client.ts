import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';

export interface CalendarParty {
  name: string;
  address: string;
}

export interface CalendarEvent {
  uid: string;
  sequence: number;
  /** When this object was made, not when the event was. */
  stamp: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  description: string;
  location: string;
  url?: string;
  organizer: CalendarParty;
}

export type CalendarMethod = 'REQUEST' | 'CANCEL';

export interface CalendarMessage extends CalendarEvent {
  method: CalendarMethod;
  attendee: CalendarParty;
}

const prodId = { company: 'Meekijk', product: 'Meekijk', language: 'EN' };
const FEED_REFRESH_SECONDS = 3600;

/** One event for one person: the iCalendar object (RFC 5545) that goes into one mail (RFC 5546, 6047). */
export function calendarMessage(message: CalendarMessage): string {
  const isCancel = message.method === 'CANCEL';
  const event: ICalEventData = {
    ...eventData(message),
    status: isCancel ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    attendees: [
      {
        ...party(message.attendee),
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: true,
      },
    ],
  };
  return print({ method: ICalCalendarMethod[message.method], events: [event] });
}

/** A calendar to subscribe to: everybody's events without attendees, as RFC 5546 3.2.1 wants of PUBLISH. */
export function calendarFeed(name: string, events: CalendarEvent[]): string {
  return print({
    method: ICalCalendarMethod.PUBLISH,
    // ical-generator escapes every text but a calendar's name.
    name: oneLine(name).replace(/[\\;,]/g, '\\$&'),
    ttl: FEED_REFRESH_SECONDS,
    events: events.map((event) => ({ ...eventData(event), status: ICalEventStatus.CONFIRMED })),
  });
}

function print(calendar: Parameters<typeof ical>[0]): string {
  return `${ical({ prodId, ...calendar }).toString()}\r\n`;
}

function eventData(event: CalendarEvent): ICalEventData {
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: event.stamp,
    start: event.startsAt,
    end: event.endsAt,
    summary: oneLine(event.summary),
    description: withoutControls(event.description),
    location: oneLine(event.location),
    url: event.url && percentEncode(event.url),
    organizer: party(event.organizer),
  };
}

// ical-generator treats a name and an address as text and puts backslashes in them. But a quoted parameter knows no
// escapes (RFC 5545 3.2): a quote in a name is written ^' (RFC 6868) and a backslash cannot be written at all. An
// address is a URI, where RFC 6068 wants percent signs.
function party({ name, address }: CalendarParty) {
  const cn = oneLine(name).replaceAll('\\', '/').replaceAll('^', '^^').replaceAll('"', "^'");
  return { name: cn, email: percentEncode(encodeURI(address)) };
}

const percentEncode = (uri: string) =>
  uri.replace(/[\\;,]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const withoutControls = (text: string) => text.replace(/(?![\t\r\n])\p{Cc}/gu, '');

const oneLine = (text: string) => withoutControls(text).replace(/\s+/g, ' ').trim();
