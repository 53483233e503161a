import type { Room } from './count-guests.js';
import type { PlanProblem, PlanSlot } from './problem.js';
import { canSit, type Claim } from './seat-claims.js';

/** How much longer anybody would let a window be, in working days. */
const LONGEST_EXTENSION = 40;

/** So many working days longer gives so many of these visits a seat that is free. The fewest days of those that help most. */
export function findLongerWindow(
  { days, rules }: PlanProblem,
  claims: Claim[],
  slots: PlanSlot[],
  { seatsLeft, teamRoom }: Room,
): { workingDays: number; visits: number } | null {
  // Guests of one team can meet in several slots: one more a day is certain not to be too many.
  const takesOne = (slot: PlanSlot) => teamRoom(slot) !== Infinity;
  const free = slots.filter((slot) => seatsLeft(slot) > 0 && teamRoom(slot) > 0);
  const seatKeys = free.flatMap((slot) => {
    const count = takesOne(slot) ? 1 : seatsLeft(slot);
    return Array.from({ length: Math.min(count, claims.length) }, (_, nth) =>
      takesOne(slot) ? `${slot.team} ${slot.day}` : `${slot.id} ${nth}`,
    ).map((key) => ({ key, slot }));
  });
  const holder = new Map<string, number>();
  /** An augmenting path through the seats that are free so far. */
  const seat = (index: number, until: (claim: Claim) => string, tried: Set<string>): boolean =>
    seatKeys.some(({ key, slot }) => {
      const claim = claims[index]!;
      const to = until(claim);
      if (tried.has(key) || slot.day > to || !canSit({ ...claim, stop: { ...claim.stop, to } }, slot, rules))
        return false;
      tried.add(key);
      const other = holder.get(key);
      if (other !== undefined && !seat(other, until, tried)) return false;
      holder.set(key, index);
      return true;
    });

  // Two visits of one hire could come to the same day: only one of them is asked about.
  const left = new Set(new Map(claims.map(({ hire }, index) => [hire.id, index])).values());
  const wanting = left.size;
  let best: { workingDays: number; visits: number } | null = null;
  for (let workingDays = 1; workingDays <= LONGEST_EXTENSION && left.size > 0; workingDays++) {
    const until = ({ stop }: Claim) => days.filter((day) => day > stop.to)[workingDays - 1] ?? days.at(-1)!;
    for (const index of left) {
      if (seat(index, until, new Set())) left.delete(index);
    }
    const visits = wanting - left.size;
    if (visits > (best?.visits ?? 0)) best = { workingDays, visits };
  }
  return best;
}
