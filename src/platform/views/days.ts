import { DateTime } from 'luxon';
import { now } from '../clock.js';
import { inZone } from '../time-zone.rules.js';

export interface Day<T> {
  /** An instant on this day. */
  at: Date;
  timeZone: string;
  word: 'today' | 'tomorrow' | null;
  items: T[];
}

/** What happens, by the calendar day in the time zone it is shown in, in the order given. */
export function groupByDay<T extends { startsAt: Date; timeZone: string }>(items: T[]): Day<T>[] {
  const days = new Map<string, Day<T>>();
  for (const item of items) {
    const { startsAt: at, timeZone } = item;
    const date = localDate(at, timeZone);
    const day = days.get(date) ?? { at, timeZone, word: wordFor(date, timeZone), items: [] };
    day.items.push(item);
    days.set(date, day);
  }
  return [...days.values()];
}

/** The calendar date of an instant in a time zone, `2026-11-24`. */
export const localDate = (at: Date, timeZone: string) => inZone(at, timeZone).toISODate() as string;

/** An instant on a calendar date, `2026-11-24`, to write it out. */
export const noonOf = (date: string, timeZone: string) =>
  DateTime.fromISO(`${date}T12:00`, { zone: timeZone }).toJSDate();

function wordFor(date: string, timeZone: string): Day<unknown>['word'] {
  const today = inZone(now(), timeZone);
  if (date === today.toISODate()) return 'today';
  return date === today.plus({ days: 1 }).toISODate() ? 'tomorrow' : null;
}
