// A rotation is open until it is stopped. Whether all its stops are done is seen from its visits, not kept beside them.
// HR keeps it: leaves a stop out, gives more time, puts the hire on another programme. The hire and the manager look on.
import { type Actor, servesCompany } from '../people/person.rules.js';
import { whyNotRunRotations } from './cohort.rules.js';

export const rotationStates = ['open', 'stopped'] as const;
export type RotationState = (typeof rotationStates)[number];

export interface RotationFacts {
  state: RotationState;
  personId: string;
  managerId: string | null;
  /** From which day windows are counted, and what the person's first day at work is now. */
  firstOn: string;
  startsOn: string | null;
  versionId: string;
}

export const maySeeRotation = (actor: Actor, { personId, managerId }: Pick<RotationFacts, 'personId' | 'managerId'>) =>
  actor.id === personId || actor.id === managerId || servesCompany(actor);

export const whyNotKeep = (actor: Actor, { state }: { state: RotationState }) =>
  whyNotRunRotations(actor) ?? (state === 'stopped' ? 'rotation-stopped' : null);

export function whyNotReopen(
  actor: Actor,
  facts: { state: RotationState; isActive: boolean; hasOtherOpen: boolean },
): string | null {
  const why = whyNotRunRotations(actor);
  if (why) return why;
  if (facts.state === 'open') return 'rotation-open';
  if (!facts.isActive) return 'has-left';
  return facts.hasOtherOpen ? 'on-rotation-already' : null;
}

/** After somebody's first day at work has become another. */
export function whyNotFollowFirstDay(actor: Actor, rotation: RotationFacts): string | null {
  const why = whyNotKeep(actor, rotation);
  if (why) return why;
  if (!rotation.startsOn) return 'no-first-day';
  return rotation.startsOn === rotation.firstOn ? 'first-day-same' : null;
}

export const whyNotSwitch = (actor: Actor, rotation: RotationFacts, versionId: string) =>
  whyNotKeep(actor, rotation) ?? (rotation.versionId === versionId ? 'programme-same' : null);

export const whyNotSkip = (actor: Actor, rotation: RotationFacts, stop: { isSkipped: boolean }) =>
  whyNotKeep(actor, rotation) ?? (stop.isSkipped ? 'stop-skipped' : null);

/** `to` is the last day of the window as it is. */
export function whyNotExtend(
  actor: Actor,
  rotation: RotationFacts,
  stop: { isSkipped: boolean; to: string },
  untilOn: string,
): string | null {
  const why = whyNotSkip(actor, rotation, stop);
  if (why) return why;
  return untilOn <= stop.to ? 'not-more-time' : null;
}

export const whyNotRestoreStop = (
  actor: Actor,
  rotation: RotationFacts,
  stop: { isSkipped: boolean; untilOn: string | null },
) => whyNotKeep(actor, rotation) ?? (stop.isSkipped || stop.untilOn ? null : 'stop-as-usual');
