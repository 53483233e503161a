import ICAL from 'ical.js';

/** The dates of an RFC 5545 RRULE that counts from a date, `2026-11-24`; so many of them at most. */
export function listDates(rule: string, startsOn: string, limit: number): string[] {
  const next = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(startsOn));
  const dates: string[] = [];
  for (let date = next.next(); date && dates.length < limit; date = next.next()) dates.push(date.toString());
  return dates;
}
