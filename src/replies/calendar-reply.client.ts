import ICAL from 'ical.js';
import type { CalendarReply } from './reply.rules.js';

export interface ReadCalendar {
  /** METHOD in upper case; empty when the object has none. */
  method: string;
  /** Null when it is not about exactly one event and one attendee. */
  reply: CalendarReply | null;
}

/** What a calendar object answers. Throws for what is no calendar object. */
export function readCalendarReply(text: string): ReadCalendar {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  if (calendar.name !== 'vcalendar') throw new Error(`a ${calendar.name} and no calendar`);
  const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase();
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  return { method, reply: event && !others.length ? replyOf(event) : null };
}

function replyOf(event: ICAL.Component): CalendarReply | null {
  const [attendee, ...others] = event.getAllProperties('attendee');
  const uid = event.getFirstPropertyValue('uid');
  const stamp = event.getFirstPropertyValue('dtstamp');
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0);
  if (!attendee || others.length || typeof uid !== 'string' || !(stamp instanceof ICAL.Time)) return null;
  if (Number.isNaN(stamp.toJSDate().getTime()) || !Number.isInteger(sequence)) return null;
  return {
    uid,
    sequence,
    stamp: stamp.toJSDate(),
    attendee: String(attendee.getFirstValue())
      .replace(/^mailto:/i, '')
      .trim()
      .toLowerCase(),
    partstat: String(attendee.getFirstParameter('partstat')).toLowerCase(),
  };
}
