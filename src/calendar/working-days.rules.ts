// A reminder goes out at nine in the morning, where the visit is, on the last working day before it: people read their
// mail then and can still make room. Working days are Monday to Friday; holidays are not known here.
import type { DateTime } from 'luxon';
import { inZone } from '../platform/time-zone.rules.js';

const REMINDER_HOUR = 9;
const FRIDAY = 5;

/** Midnight, in the date's own zone, of the last Monday-to-Friday day before it. */
export function workingDayBefore(date: DateTime): DateTime {
  const dayBefore = date.startOf('day').minus({ days: 1 });
  return dayBefore.weekday > FRIDAY ? dayBefore.set({ weekday: FRIDAY }) : dayBefore;
}

/** From nine o'clock on the working day before the visit until its start. `timeZone` is an IANA name. */
export function isDueForReminder(visit: { startsAt: Date; timeZone: string; now: Date }): boolean {
  const start = inZone(visit.startsAt, visit.timeZone);
  const due = workingDayBefore(start).set({ hour: REMINDER_HOUR });
  return due.toJSDate() <= visit.now && visit.now < visit.startsAt;
}

/** The Monday-to-Friday days among so many calendar days, the first of them included, each at midnight. */
export function listWorkingDays(first: DateTime, calendarDays: number): DateTime[] {
  const days = Array.from({ length: calendarDays }, (_, index) => first.startOf('day').plus({ days: index }));
  return days.filter(({ weekday }) => weekday <= FRIDAY);
}

/** The latest first day at work that has more than so many working days after it, today among them. */
export function latestDayOverdue(today: DateTime, withinDays: number): DateTime {
  let day = today.startOf('day');
  let workingDaysAfter = 0;
  while (workingDaysAfter <= withinDays) {
    if (day.weekday <= FRIDAY) workingDaysAfter++;
    day = day.minus({ days: 1 });
  }
  return day;
}
