import { inZone } from '../platform/time-zone.rules.js';
import { type Day, localDate } from '../platform/views/days.js';
import type { Week } from '../visits/week.rules.js';

const WORKING_DAYS = 5;
const WHOLE_WEEK = 7;

/** The days of a week beside each other: the working days whether they have something or not, the others if they do. */
export function weekBoard<T>(days: Day<T>[], week: Week, zone: string): Day<T>[] {
  const monday = inZone(week.startsAt, zone);
  return Array.from({ length: WHOLE_WEEK }, (_, number) => {
    const at = monday.plus({ days: number }).set({ hour: 12 }).toJSDate();
    const empty: Day<T> = { at, timeZone: zone, word: null, items: [] };
    return days.find((day) => localDate(day.at, zone) === localDate(at, zone)) ?? empty;
  }).filter(({ items }, number) => number < WORKING_DAYS || items.length > 0);
}
