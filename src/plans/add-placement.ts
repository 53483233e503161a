import { randomUUID } from 'node:crypto';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces } from './edit.rules.js';
import { findMissing } from './pieces.queries.js';
import { refusePlace } from './refuse-place.js';

/** Gives a visit that found no seat one by hand; replanning leaves it there. Returns the placement. */
export async function addPlacement(
  tx: Tx,
  actor: Actor,
  planId: string,
  input: Seen & { rotationId: string; stopId: string; slotId: string },
): Promise<string> {
  const { rotationId, stopId, slotId } = input;
  const plan = await openPlan(tx, actor, planId, input, [rotationId]);
  const missing = await findMissing(tx, planId, rotationId, stopId);
  if (!missing) throw new NotFound('stop');
  const placement = { id: randomUUID(), rotationId, stopId, slotId, isPinned: true, visitId: null };
  await refusePlace(tx, plan, placement);
  await saveEdit(tx, actor, plan, {
    act: 'plan.visit-added',
    before: pieces({ missing: [missing] }),
    after: pieces({ placements: [placement] }),
  });
  return placement.id;
}
