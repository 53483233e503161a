// Days on which somebody is away. HR says so, their manager, and they themselves; nobody asks why. Days that touch or
// overlap become one absence, so that who stays ill longer says the new last day and nothing else.
import { DateTime } from 'luxon';
import { type Actor, servesCompany } from './person.rules.js';

export interface DaysAway {
  fromOn: string;
  untilOn: string;
}

export const MOST_DAYS_AWAY = 366;

const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

/** Who may say, and see, on which days somebody is away. */
export const mayKeepAbsences = (actor: Actor, person: { id: string; managerId: string | null }) =>
  actor.id === person.id || actor.id === person.managerId || servesCompany(actor);

export function whyNotAddAbsence(facts: {
  actor: Actor;
  person: { id: string; managerId: string | null; isActive: boolean };
  days: DaysAway;
  today: string;
}): string | null {
  const { actor, person, days, today } = facts;
  if (!mayKeepAbsences(actor, person)) return 'absence-not-yours';
  if (!person.isActive) return 'has-left';
  if (days.untilOn < days.fromOn) return 'ends-before-it-begins';
  if (days.untilOn < today) return 'days-are-over';
  return utc(days.untilOn).diff(utc(days.fromOn), 'days').days >= MOST_DAYS_AWAY ? 'away-too-long' : null;
}

export const whyNotRemoveAbsence = (actor: Actor, person: { id: string; managerId: string | null }) =>
  mayKeepAbsences(actor, person) ? null : 'absence-not-yours';

/** Whether nothing lies between the two. */
export const touches = (one: DaysAway, other: DaysAway) =>
  one.fromOn <= dayAfter(other.untilOn) && other.fromOn <= dayAfter(one.untilOn);

const dayAfter = (date: string) => utc(date).plus({ days: 1 }).toISODate() as string;

/** From the first day of any of them to the last. */
export const together = (absences: [DaysAway, ...DaysAway[]]): DaysAway => ({
  fromOn: absences.map(({ fromOn }) => fromOn).sort()[0]!,
  untilOn: absences.map(({ untilOn }) => untilOn).sort().at(-1)!, // prettier-ignore
});
