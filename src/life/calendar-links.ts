import { DateTime } from 'luxon';
import type { SlotHours } from '../slots/slot.rules.js';

export interface CalendarEntry extends SlotHours {
  title: string;
  text: string;
  location: string;
}

const compact = (at: Date) => DateTime.fromJSDate(at, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");

/** Opens a filled-in event in Google Calendar. */
export function googleCalendarUrl({ title, text, location, startsAt, endsAt }: CalendarEntry): string {
  const dates = `${compact(startsAt)}/${compact(endsAt)}`;
  const query = new URLSearchParams({ action: 'TEMPLATE', text: title, dates, details: text, location });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

/** The same in Outlook on the web. */
export function outlookCalendarUrl({ title, text, location, startsAt, endsAt }: CalendarEntry): string {
  const query = new URLSearchParams({
    rru: 'addevent',
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    body: text,
    location,
  });
  return `https://outlook.office.com/calendar/0/deeplink/compose?${query.toString()}`;
}
