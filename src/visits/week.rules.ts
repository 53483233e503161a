// A week runs from Monday to Sunday on the reader's own calendar, and has the number that calendars in Europe give it.
import { DateTime } from 'luxon';
import { inZone } from '../platform/time-zone.rules.js';

export interface Week {
  /** `2026-W48`. */
  name: string;
  number: number;
  /** Monday, as the day begins in the reader's zone. */
  startsAt: Date;
  /** The next Monday. */
  endsAt: Date;
}

const asWeek = (monday: DateTime): Week => ({
  name: monday.toFormat("kkkk-'W'WW"),
  number: monday.weekNumber,
  startsAt: monday.toJSDate(),
  endsAt: monday.plus({ weeks: 1 }).toJSDate(),
});

/** The week in which an instant falls for somebody in that zone. */
export const weekOf = (at: Date, zone: string): Week => asWeek(inZone(at, zone).startOf('week'));

/** The week that `2026-W48`, or a date in it, means; null for what is neither, or over. */
export function readWeek(text: string, zone: string, now: Date): Week | null {
  if (!/^\d{4}-(W\d\d|\d\d-\d\d)$/.test(text)) return null;
  const day = DateTime.fromISO(text, { zone });
  if (!day.isValid) return null;
  const week = asWeek(day.startOf('week'));
  return week.endsAt > now ? week : null;
}

export const weekAfter = (week: Week, zone: string) => weekOf(week.endsAt, zone);

export const weekBefore = (week: Week, zone: string) => asWeek(inZone(week.startsAt, zone).minus({ weeks: 1 }));
