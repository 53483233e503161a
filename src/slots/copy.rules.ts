// A copy of a slot has the same hours on the clock of its department, on another date: nine o'clock stays nine o'clock
// when the clocks change in between. What stands there already is not published again, so asking twice does no harm.
import { DateTime } from 'luxon';
import { dateInZone, inZone } from '../platform/time-zone.rules.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { type HostFacts, type SlotHours, whyNotPublish } from './slot.rules.js';

/** Copies one act makes at most. */
export const MAX_COPIES = 200;

/** The same hours on the clock, beginning on this date (`2026-11-24`); null when there is no such date. */
export function hoursOn(date: string, of: SlotHours, timeZone: string): SlotHours | null {
  const day = dateInZone(date, timeZone);
  if (!day.isValid) return null;
  const first = inZone(of.startsAt, timeZone);
  const last = inZone(of.endsAt, timeZone);
  const nights = Math.round(last.startOf('day').diff(first.startOf('day'), 'days').days);
  const onClock = (on: DateTime, clock: DateTime) => on.set({ hour: clock.hour, minute: clock.minute }).toJSDate();
  return { startsAt: onClock(day, first), endsAt: onClock(day.plus({ days: nights }), last) };
}

export interface CopyFacts extends HostFacts {
  /** Whether the department has a published slot of the same channel, hours and hosts. */
  hasTwin: boolean;
}

export function whyNotCopy(facts: {
  actor: Actor;
  department: { id: string; isHost: boolean };
  hours: SlotHours;
  copy: CopyFacts;
  /** Whether it is a public holiday, or a closed day of the department. */
  isClosed: boolean;
  now: Date;
}): string | null {
  if (!mayLead(facts.actor, facts.department.id)) return 'not-lead';
  if (facts.copy.hasTwin) return 'stands-already';
  if (facts.isClosed) return 'closed-day';
  return whyNotPublish({ ...facts, hosts: facts.copy });
}

const plus = (date: string, days: number) => DateTime.fromISO(date, { zone: 'utc' }).plus({ days });

/** The Monday of the week of a date. */
export const mondayOf = (date: string) => plus(date, 0).startOf('week').toISODate() as string;

/** So many days after a date. */
export const daysAfter = (date: string, days: number) => plus(date, days).toISODate() as string;

/** The dates of these weeks, from the Monday of the first one on. */
export const datesOf = (date: string, days: number) =>
  Array.from({ length: days }, (_, day) => daysAfter(mondayOf(date), day));

export const isWeekend = (date: string) => plus(date, 0).weekday > 5;
