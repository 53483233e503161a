// A window is counted in working days after the first day, which is day 0: Monday to Friday without the days on which the
// hire's own department is closed. Part-timers have the same window; it says when, not on which days, they can come.
import { addWorkingDays, type IsFree } from '../calendar/working-days.rules.js';
import { dateInZone } from '../platform/time-zone.rules.js';

/** Both days included, `2027-01-04`. */
export interface Window {
  from: string;
  to: string;
}

/** Says which day is so many working days after the first; each is worked out once. */
export function countFrom(firstOn: string, isFree: IsFree): (workingDays: number) => string {
  const days = [dateInZone(firstOn, 'utc')];
  return (workingDays) => {
    for (let last = days.at(-1)!; days.length <= workingDays; last = days.at(-1)!) days.push(addWorkingDays(last, 1, isFree)); // prettier-ignore
    return days[workingDays]!.toISODate() as string;
  };
}

/** The window of a stop for one hire; more time that was given counts only when it is more. */
export function windowOf(
  stop: { fromDay: number; toDay: number },
  dayAfter: (workingDays: number) => string,
  untilOn: string | null,
): Window {
  const to = dayAfter(stop.toDay);
  return { from: dayAfter(stop.fromDay), to: untilOn && untilOn > to ? untilOn : to };
}

/** Calendar days within which the longest window, of 260 working days, surely ends. */
export const LONGEST_WINDOW_DAYS = 420;
