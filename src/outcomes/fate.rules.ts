// What became of something a floor raised. One learning can lead to several actions, and several learnings that say the
// same to one: what counts is the furthest that any of them got.
import type { ActionState } from '../actions/action.rules.js';

export const fates = ['waiting', 'adopted', 'done', 'dropped'] as const;
export type Fate = (typeof fates)[number];

/** @param states of all that is or was done about it */
export function fateOf(states: ActionState[]): Fate {
  if (states.includes('done')) return 'done';
  if (states.some((state) => state !== 'dropped')) return 'adopted';
  return states.length ? 'dropped' : 'waiting';
}

/** How many things a floor raised, by what became of them. */
export type FateCounts = Record<Fate, number>;

/** From raised to picked up to done: each part of the one before, in per cent of all that was raised. */
export function funnelOf(counts: FateCounts) {
  const raised = fates.reduce((total, fate) => total + counts[fate], 0);
  const share = (part: number) => (raised ? Math.round((100 * part) / raised) : 0);
  const pickedUp = counts['adopted'] + counts.done;
  return {
    raised,
    pickedUp,
    done: counts.done,
    dropped: counts.dropped,
    waiting: counts.waiting,
    shares: { pickedUp: share(pickedUp), done: share(counts.done) },
  };
}
