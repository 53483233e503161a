// A series says why several slots stand where they do; each of them stays a slot of its own. Its leads publish it, change
// it from a date on and stop it. What is over stays as it was, and a seat somebody has is moved or called off only when
// the lead says so.
import { DateTime } from 'luxon';
import { type Actor, mayLead } from '../people/person.rules.js';
import { isTooLong } from './recurrence.rules.js';

export const guestChoices = ['follow', 'stay'] as const;
/** Whether visits already made go along with a change, and their owners are told, or stay as they are. */
export type GuestChoice = (typeof guestChoices)[number];

export function whyNotPublishSeries(facts: {
  actor: Actor;
  department: { id: string; isHost: boolean };
  dates: string[];
}): string | null {
  if (!mayLead(facts.actor, facts.department.id)) return 'not-lead';
  if (!facts.department.isHost) return 'not-host-department';
  if (!facts.dates.length) return 'series-empty';
  return isTooLong(facts.dates) ? 'series-too-long' : null;
}

export function whyNotChangeSeries(facts: {
  actor: Actor;
  series: { departmentId: string };
  /** Its slots still to come, from where the change begins. */
  coming: number;
  /** Its dates from now on, when the rule changes. */
  dates: string[];
  isSame: boolean;
}): string | null {
  const { dates, isSame } = facts;
  const why = whyNotStopSeries(facts);
  if (why) return why;
  if (isSame) return 'nothing-changes';
  return isTooLong(dates) ? 'series-too-long' : null;
}

export function whyNotStopSeries(facts: {
  actor: Actor;
  series: { departmentId: string };
  coming: number;
}): string | null {
  if (!mayLead(facts.actor, facts.series.departmentId)) return 'not-lead';
  return facts.coming ? null : 'series-over';
}

/** What becomes of a slot of the series, and of its date. */
export interface Shift<S> {
  slot: S;
  /** Null: the series no longer comes here. */
  to: string | null;
}

/**
 * Lays new dates over the slots of a series. A slot whose date stays, stays; the others go, in order, to the new dates
 * of the same week; what is left over falls out, and new dates nobody came to are to be published.
 */
export function layDates<S extends { on: string }>(
  slots: S[],
  dates: string[],
): { shifts: Shift<S>[]; added: string[] } {
  const open = new Set(dates);
  const staying = new Set(slots.filter(({ on }) => open.delete(on)));
  const shifts = slots.map((slot) => {
    if (staying.has(slot)) return { slot, to: slot.on };
    const to = [...open].find((date) => weekOf(date) === weekOf(slot.on)) ?? null;
    if (to) open.delete(to);
    return { slot, to };
  });
  return { shifts, added: [...open] };
}

const weekOf = (date: string) => DateTime.fromISO(date, { zone: 'utc' }).toFormat('kkkk-WW');
