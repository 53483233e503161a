import type { PlanRules, PlanSlot } from './problem.js';
import { canSit, type Claim } from './seat-claims.js';

/** Beyond so many pairs of visit and slot nobody makes room for anybody: it would take longer than it is worth. */
const MOST_PAIRS = 200_000;

export interface Gain {
  /** Visits that got a seat. */
  gained: number;
  /** Where all of them sit then. */
  slots: (PlanSlot | null)[];
}

/**
 * Asks of one slot after the other how many visits that want a seat could have one if it had as many more as it takes, up
 * to `most`: they sit down in it, or where somebody makes room who then sits in it. Each is an augmenting path of a flow,
 * so that no more could. Of two visits of one hire only the first counts.
 */
export function seatOneByOne(claims: Claim[], rules: PlanRules): (target: PlanSlot, most: number) => Gain {
  const wanting = [...claims.keys()].filter((index) => claims[index]!.slot === null);
  const seated = [...claims.keys()].filter((index) => claims[index]!.slot !== null && claims[index]!.isFree);
  const occupied = new Set(seated.map((index) => claims[index]!.slot));
  const mayMakeRoom = claims.length * occupied.size <= MOST_PAIRS;
  const listFitting = (indexes: number[]) => {
    const known = new Map<PlanSlot, number[]>();
    return (slot: PlanSlot): number[] => {
      const fitting = known.get(slot) ?? indexes.filter((index) => canSit(claims[index]!, slot, rules));
      known.set(slot, fitting);
      return fitting;
    };
  };
  const newcomersFor = listFitting(wanting);
  const moversFor = listFitting(seated);

  return (target, most) => {
    const slots = claims.map(({ slot }) => slot);
    const helped = new Set<string>();

    /** Searches backwards: who could sit here; if nobody wants to, who could move here, and who then sits where they were. */
    const seatOne = (): boolean => {
      const cameFrom = new Map<PlanSlot, { mover: number; to: PlanSlot }>();
      const queue = [target];
      for (const slot of queue) {
        const newcomer = newcomersFor(slot).find((index) => !slots[index] && !helped.has(claims[index]!.hire.id));
        if (newcomer !== undefined) {
          helped.add(claims[newcomer]!.hire.id);
          slots[newcomer] = slot;
          for (let step = cameFrom.get(slot); step; step = cameFrom.get(step.to)) slots[step.mover] = step.to;
          return true;
        }
        if (!mayMakeRoom) return false;
        for (const mover of [...moversFor(slot), ...newcomersFor(slot)]) {
          const place = slots[mover];
          if (!place || !claims[mover]!.isFree || place === target || cameFrom.has(place)) continue;
          cameFrom.set(place, { mover, to: slot });
          queue.push(place);
        }
      }
      return false;
    };

    let gained = 0;
    while (gained < most && seatOne()) gained++;
    return { gained, slots };
  };
}
