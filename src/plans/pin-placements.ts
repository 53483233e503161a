import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces } from './edit.rules.js';
import { getPlacement, listPlacementsOf } from './pieces.queries.js';

export interface PinInput extends Seen {
  isPinned: boolean;
}

/** Pins one visit where it is, or lets replanning move it again. */
export async function pinPlacement(tx: Tx, actor: Actor, planId: string, placementId: string, input: PinInput) {
  const { rotationId } = await getPlacement(tx, planId, placementId);
  await pin(tx, actor, planId, rotationId, input, placementId);
}

/** Locks a hire: all visits of theirs stay where they are, or may all be moved again. */
export const lockHire = (tx: Tx, actor: Actor, planId: string, rotationId: string, input: PinInput) =>
  pin(tx, actor, planId, rotationId, input, null);

async function pin(tx: Tx, actor: Actor, planId: string, rotationId: string, input: PinInput, only: string | null) {
  const { isPinned } = input;
  const plan = await openPlan(tx, actor, planId, input, [rotationId]);
  const own = await listPlacementsOf(tx, plan.id, { rotationId });
  const placements = own.filter((one) => one.isPinned !== isPinned && (only === null || one.id === only));
  refuseWhen(placements.length === 0 ? 'nothing-changes' : null);
  await saveEdit(tx, actor, plan, {
    act: isPinned ? 'plan.pinned' : 'plan.unpinned',
    before: pieces({ placements }),
    after: pieces({ placements: placements.map((one) => ({ ...one, isPinned })) }),
  });
}
