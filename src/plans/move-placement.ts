import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces } from './edit.rules.js';
import { getPlacement } from './pieces.queries.js';
import { refusePlace } from './refuse-place.js';

/** Moves a planned visit to another slot, where replanning leaves it. */
export async function movePlacement(
  tx: Tx,
  actor: Actor,
  planId: string,
  placementId: string,
  input: Seen & { slotId: string },
): Promise<void> {
  const { rotationId } = await getPlacement(tx, planId, placementId);
  const plan = await openPlan(tx, actor, planId, input, [rotationId]);
  const placement = await getPlacement(tx, planId, placementId);
  refuseWhen(placement.slotId === input.slotId ? 'nothing-changes' : null);
  await refusePlace(tx, plan, { ...placement, slotId: input.slotId });
  await saveEdit(tx, actor, plan, {
    act: 'plan.visit-moved',
    before: pieces({ placements: [placement] }),
    after: pieces({ placements: [{ ...placement, slotId: input.slotId, isPinned: true }] }),
  });
}
