// A reminder goes out at nine in the morning, where the visit is, on the last working day before it: people read their
// mail then and can still make room. Working days are Monday to Friday, without the days on which a department is closed:
// public holidays and days of its own. Those are no matter of rules; whoever asks brings them along.
import type { DateTime } from 'luxon';
import { inZone } from '../platform/time-zone.rules.js';

/** Whether a date (`2026-12-25`) is a day off, whatever its weekday. */
export type IsFree = (date: string) => boolean;

const REMINDER_HOUR = 9;
const FRIDAY = 5;
/** After more days off than this, Monday to Friday alone counts: nobody is told of a visit a month ahead. */
export const LONGEST_CLOSING_DAYS = 14;

const neverFree: IsFree = () => false;

export const isWorkingDay = (day: DateTime, isFree: IsFree = neverFree) =>
  day.weekday <= FRIDAY && !isFree(day.toISODate() as string);

/** Midnight, in the date's own zone, of the last working day before it. */
export function workingDayBefore(date: DateTime, isFree: IsFree = neverFree): DateTime {
  return addWorkingDays(date.startOf('day'), -1, isFree);
}

/** So many working days later, or earlier when negative, at the same time on the clock. */
export function addWorkingDays(date: DateTime, days: number, isFree: IsFree = neverFree): DateTime {
  const step = Math.sign(days);
  let day = date;
  for (let left = Math.abs(days); left > 0; left--) day = nextWorkingDay(day, step, isFree);
  return day;
}

function nextWorkingDay(date: DateTime, step: number, isFree: IsFree): DateTime {
  let firstWeekday: DateTime | null = null;
  for (let days = 1; days <= LONGEST_CLOSING_DAYS; days++) {
    const day = date.plus({ days: step * days });
    if (isWorkingDay(day, isFree)) return day;
    if (!firstWeekday && isWorkingDay(day)) firstWeekday = day;
  }
  return firstWeekday as DateTime;
}

/** From nine o'clock on the working day before the visit until its start. `timeZone` is an IANA name. */
export function isDueForReminder(visit: { startsAt: Date; timeZone: string; now: Date; isFree?: IsFree }): boolean {
  const start = inZone(visit.startsAt, visit.timeZone);
  const due = workingDayBefore(start, visit.isFree).set({ hour: REMINDER_HOUR });
  return due.toJSDate() <= visit.now && visit.now < visit.startsAt;
}

/** The working days among so many calendar days, the first of them included, each at midnight. */
export function listWorkingDays(first: DateTime, calendarDays: number, isFree: IsFree = neverFree): DateTime[] {
  const days = Array.from({ length: calendarDays }, (_, index) => first.startOf('day').plus({ days: index }));
  return days.filter((day) => isWorkingDay(day, isFree));
}

/** The latest first day at work that has more than so many working days after it, today among them. */
export function latestDayOverdue(today: DateTime, withinDays: number, isFree: IsFree = neverFree): DateTime {
  let day = today.startOf('day');
  let workingDaysAfter = 0;
  while (workingDaysAfter <= withinDays) {
    if (isWorkingDay(day, isFree)) workingDaysAfter++;
    day = day.minus({ days: 1 });
  }
  return day;
}
