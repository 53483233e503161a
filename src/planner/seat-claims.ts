import { groupBy } from './group-by.rules.js';
import type { Placement, PlanHire, PlanProblem, PlanRules, PlanSlot, PlanStop, Unplaced } from './problem.js';
import { type Neighbour, whyNotBeside, whyNotForHire } from './seat.rules.js';

/** A visit of a hire for a stop, which has a seat or wants one. */
export interface Claim {
  hire: PlanHire;
  stop: PlanStop;
  /** Null: it wants one. */
  slot: PlanSlot | null;
  /** Whether it may move to another slot. */
  isFree: boolean;
  /** The other visits of the hire, which stay where they are. */
  others: Neighbour[];
}

/** The visits of a stop: those that have a seat, in the order of the placements, and those that are missing. */
export function listClaims(problem: PlanProblem, placements: Placement[], stop: string, missing: Unplaced[]): Claim[] {
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const hires = new Map(problem.hires.map((hire) => [hire.id, hire]));
  const ofHire = groupBy(placements, ({ hire }) => hire);
  const pinned = new Set(problem.pinned.map(({ hire, slot }) => JSON.stringify([hire, slot])));

  const claimOf = (id: string, seated: Placement | null): Claim => {
    const hire = hires.get(id)!;
    const wish = hire.stops.find((one) => one.stop === stop)!;
    const others = (ofHire.get(id) ?? [])
      .filter((other) => other !== seated)
      .map((other) => ({ stop: other.stop, slot: slots.get(other.slot)! }));
    const slot = seated && slots.get(seated.slot)!;
    // Of several visits for one stop only one could move at a time, each being a neighbour of the others.
    const isFree = wish.visits === 1 && !pinned.has(JSON.stringify([id, slot?.id]));
    return { hire, stop: wish, slot, isFree, others };
  };
  return [
    ...placements.filter((one) => one.stop === stop).map((one) => claimOf(one.hire, one)),
    ...missing.map(({ hire }) => claimOf(hire, null)),
  ];
}

/** The same visits in these slots. Who has several of them has another neighbour then. */
export function moveClaims(claims: Claim[], slots: (PlanSlot | null)[]): Claim[] {
  const moved = claims.map((claim, index) => ({ ...claim, slot: slots[index]! }));
  const newcomers = groupBy(
    moved.filter(({ slot }, index) => slot !== null && claims[index]!.slot === null),
    ({ hire }) => hire.id,
  );
  return moved.map((claim) => {
    const siblings = claim.slot === null ? (newcomers.get(claim.hire.id) ?? []) : [];
    const neighbours = siblings.map(({ stop, slot }) => ({ stop: stop.stop, slot: slot }));
    return { ...claim, others: [...claim.others, ...neighbours] };
  });
}

/** Whether it could be had in this slot, seats and limits aside. */
export const canSit = ({ hire, stop, others }: Claim, slot: PlanSlot, rules: PlanRules): boolean =>
  whyNotForHire(hire, stop, slot) === null && whyNotBeside(hire, stop.stop, slot, others, rules) === null;
