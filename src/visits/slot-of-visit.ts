import type { SlotFacts } from '../slots/slot.rules.js';
import type { VisitView } from './visits.queries.js';

/** What the rules want to know of the slot a visit is on. */
export function slotOfVisit(visit: VisitView): SlotFacts {
  const { departmentId, slotState, seats, seatsTaken, startsAt, endsAt } = visit;
  return { departmentId, state: slotState, seats, seatsTaken, startsAt, endsAt };
}
