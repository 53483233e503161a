import { countGuests, type Room } from './count-guests.js';
import { groupBy } from './group-by.rules.js';
import type { Placement, PlanHire, PlanProblem, PlanSlot, PlanStop, Unplaced, UnplacedReason } from './problem.js';
import { isAtPlaceOf, isInWindow, type Neighbour, whyNotBeside, whyNotForHire } from './seat.rules.js';

/** One entry for each visit that the placements lack, in the order of hires and their stops, with the first reason that is true. */
export function explainUnplaced(problem: PlanProblem, placements: Placement[]): Unplaced[] {
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const served = problem.slots.flatMap((slot) => slot.stops.map((stop) => ({ stop, slot })));
  const slotsOfStop = groupBy(served, ({ stop }) => stop);
  const ofHire = groupBy(placements, ({ hire }) => hire);
  const room = countGuests(problem, placements);

  return problem.hires.flatMap((hire) => {
    const own = (ofHire.get(hire.id) ?? []).map(({ stop, slot }) => ({ stop, slot: slots.get(slot)! }));
    return hire.stops.flatMap((stop) => {
      const had = own.filter((one) => one.stop === stop.stop).length;
      if (had >= stop.visits) return [];
      const reason = explain(
        hire,
        stop,
        own,
        (slotsOfStop.get(stop.stop) ?? []).map(({ slot }) => slot),
        room,
        problem,
      );
      return Array.from({ length: stop.visits - had }, () => ({ hire: hire.id, stop: stop.stop, reason }));
    });
  });
}

/** Takes away, rule by rule, the slots that it forbids: the rule that takes the last ones is the reason. */
function explain(
  hire: PlanHire,
  stop: PlanStop,
  own: Neighbour[],
  slots: PlanSlot[],
  { seatsLeft, teamRoom }: Room,
  { rules }: PlanProblem,
): UnplacedReason {
  const isOwn = (slot: PlanSlot) => own.some((one) => one.slot.id === slot.id);
  const misfit = (slot: PlanSlot) => whyNotBeside(hire, stop.stop, slot, own, rules);
  const sieves: [UnplacedReason, (slot: PlanSlot) => boolean][] = [
    [
      'no-slot-in-window',
      (slot) => isInWindow(stop, slot) && !own.some((one) => one.stop === stop.stop && one.slot.id === slot.id),
    ],
    ['other-place', (slot) => isAtPlaceOf(hire, slot)],
    ['away', (slot) => whyNotForHire(hire, stop, slot) === null],
    // The seat in which they sit for another stop is theirs: it is not for want of seats.
    ['no-seat-left', (slot) => isOwn(slot) || seatsLeft(slot) > 0],
    ['team-full', (slot) => isOwn(slot) || teamRoom(slot) > 0],
    ['days-taken', (slot) => misfit(slot) === null || misfit(slot) === 'out-of-order'],
    ['out-of-order', (slot) => misfit(slot) === null],
  ];
  let left = slots;
  for (const [reason, lets] of sieves) {
    left = left.filter(lets);
    if (!left.length) return reason;
  }
  return 'seat-left';
}
