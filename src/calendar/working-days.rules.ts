// A reminder goes out at nine in the morning, where the visit is, on the last working day before it: people read their
// mail then and can still make room. Working days are Monday to Friday; holidays are not known here.
import { DateTime } from 'luxon';

const REMINDER_HOUR = 9;
const FRIDAY = 5;

/** Midnight, in the date's own zone, of the last Monday-to-Friday day before it. */
export function workingDayBefore(date: DateTime): DateTime {
  const dayBefore = date.startOf('day').minus({ days: 1 });
  return dayBefore.weekday > FRIDAY ? dayBefore.set({ weekday: FRIDAY }) : dayBefore;
}

/** From nine o'clock on the working day before the visit until its start. `timeZone` is an IANA name. */
export function isDueForReminder(visit: { startsAt: Date; timeZone: string; now: Date }): boolean {
  const start = DateTime.fromJSDate(visit.startsAt, { zone: visit.timeZone });
  const due = workingDayBefore(start).set({ hour: REMINDER_HOUR });
  return due.toJSDate() <= visit.now && visit.now < visit.startsAt;
}
