import type { Room } from './count-guests.js';
import { groupBy } from './group-by.rules.js';
import type { PlanProblem, PlanSlot } from './problem.js';
import { canSit, type Claim } from './seat-claims.js';

/** How much longer anybody would let a window be, in working days. */
const LONGEST_EXTENSION = 40;

/** Slots of which together so many visits can be had. */
interface Seats {
  slots: PlanSlot[];
  count: number;
  /** Claims that have one of them. */
  taken: number[];
}

/** So many working days longer gives so many of these visits a seat that is free. The fewest days of those that help most. */
export function findLongerWindow(
  { days, rules }: PlanProblem,
  all: Claim[],
  slots: PlanSlot[],
  room: Room,
): { workingDays: number; visits: number } | null {
  // Two visits of one hire could come to the same day: only one of them is asked about.
  const claims = [...new Map(all.map((claim) => [claim.hire.id, claim])).values()];
  const seats = groupSeats(slots, room);
  const place = new Map(days.map((day, index) => [day, index]));
  /** By claim the seats that suit it, and after how many more working days of its window. */
  const options = claims.map((claim) => {
    const windowEnd = days.findLastIndex((day) => day <= claim.stop.to);
    const to = days[windowEnd + LONGEST_EXTENSION] ?? days.at(-1)!;
    const longer = { ...claim, stop: { ...claim.stop, to } };
    return seats.flatMap((one) => {
      const suiting = one.slots.filter((slot) => canSit(longer, slot, rules));
      const waits = suiting.map(({ day }) => Math.max(1, place.get(day)! - windowEnd));
      return waits.length ? [{ seats: one, wait: Math.min(...waits) }] : [];
    });
  });

  /** An augmenting path: whoever has such a seat may take another. */
  const seat = (claim: number, mostWait: number, tried: Set<Seats>): boolean =>
    options[claim]!.some(({ seats: one, wait }) => {
      if (wait > mostWait || tried.has(one)) return false;
      tried.add(one);
      if (one.taken.length < one.count) return one.taken.push(claim) > 0;
      const leaving = one.taken.findIndex((other) => seat(other, mostWait, tried));
      if (leaving >= 0) one.taken[leaving] = claim;
      return leaving >= 0;
    });

  const left = new Set(claims.keys());
  let best: { workingDays: number; visits: number } | null = null;
  const waits = new Set(options.flatMap((ofClaim) => ofClaim.map(({ wait }) => wait)));
  for (const workingDays of [...waits].sort((a, b) => a - b)) {
    // What no path reached once, none reaches before there are more options.
    const tried = new Set<Seats>();
    for (const claim of left) {
      if (!seat(claim, workingDays, tried)) continue;
      left.delete(claim);
      tried.clear();
    }
    const visits = claims.length - left.size;
    if (visits > (best?.visits ?? 0)) best = { workingDays, visits };
  }
  return best;
}

/** Guests of one team may meet in several slots of a day: of those only one is certain not to be too many. */
function groupSeats(slots: PlanSlot[], { seatsLeft, teamRoom }: Room): Seats[] {
  const free = slots.filter((slot) => seatsLeft(slot) > 0 && teamRoom(slot) > 0);
  const alone = free.filter((slot) => teamRoom(slot) === Infinity);
  const limited = groupBy(
    free.filter((slot) => teamRoom(slot) !== Infinity),
    ({ team, day }) => JSON.stringify([team, day]),
  );
  return [
    ...alone.map((slot) => ({ slots: [slot], count: seatsLeft(slot), taken: [] })),
    ...[...limited.values()].map((together) => ({ slots: together, count: 1, taken: [] })),
  ];
}
