import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces } from './edit.rules.js';
import { asMissing, getPlacement } from './pieces.queries.js';

/** Takes a visit out of the plan: it is missing again, until somebody or the planner finds it another seat. */
export async function removePlacement(
  tx: Tx,
  actor: Actor,
  planId: string,
  placementId: string,
  seen: Seen,
): Promise<void> {
  const { rotationId } = await getPlacement(tx, planId, placementId);
  const plan = await openPlan(tx, actor, planId, seen, [rotationId]);
  const placement = await getPlacement(tx, planId, placementId);
  await saveEdit(tx, actor, plan, {
    act: 'plan.visit-removed',
    before: pieces({ placements: [placement] }),
    after: pieces({ missing: [asMissing(placement)] }),
  });
}
