import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import type { PlacementPiece } from './edit.rules.js';
import { readHire } from './hire-in-plan.js';
import type { PlanView } from './plans.queries.js';

/** Refuses a placement, in the place of the one with the same id, that breaks a rule of the planner. */
export async function refusePlace(tx: Tx, plan: PlanView, placement: PlacementPiece): Promise<void> {
  const { id, rotationId, stopId, slotId } = placement;
  const hire = await readHire(tx, plan, rotationId, { slotIds: [slotId] });
  const [slot] = hire.slots;
  if (!slot) throw new NotFound('slot');
  refuseWhen(hire.whyNot(stopId, slot, id));
}
