// A cohort is the hires who start between two days. HR makes one by saying which days; who starts then is found by rule,
// also who joins later. Nobody is on two open rotations.
import { DateTime } from 'luxon';
import { type Actor, servesCompany } from '../people/person.rules.js';

/** Longer, and it is no longer a group of people who start together. */
export const MOST_COHORT_DAYS = 92;

const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

export const whyNotRunRotations = (actor: Actor) => (servesCompany(actor) ? null : 'not-hr');

export function whyNotSetCohort(facts: {
  actor: Actor;
  firstOn: string;
  lastOn: string;
  /** Whether another one has this name. */
  isNameTaken: boolean;
}): string | null {
  const { actor, firstOn, lastOn } = facts;
  const why = whyNotRunRotations(actor);
  if (why) return why;
  if (lastOn < firstOn) return 'ends-before-it-begins';
  if (utc(lastOn).diff(utc(firstOn), 'days').days >= MOST_COHORT_DAYS) return 'cohort-too-long';
  return facts.isNameTaken ? 'cohort-exists' : null;
}

export const whyNotRemoveCohort = (actor: Actor, { rotations }: { rotations: number }) =>
  whyNotRunRotations(actor) ?? (rotations > 0 ? 'cohort-in-use' : null);

/** Why somebody cannot start on a rotation, whichever the programme. */
export function whyNotStart(person: {
  isActive: boolean;
  startsOn: string | null;
  hasOpenRotation: boolean;
}): string | null {
  if (!person.isActive) return 'has-left';
  if (person.hasOpenRotation) return 'on-rotation-already';
  return person.startsOn ? null : 'no-first-day';
}
