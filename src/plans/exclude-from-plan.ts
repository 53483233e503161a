import { randomUUID } from 'node:crypto';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces, whyNotExclude } from './edit.rules.js';
import { asMissing, listExclusions, listPlacementsOf } from './pieces.queries.js';
import { isInPlan } from './plan-scope.queries.js';
import { listPlanSlots } from './plan-slots.queries.js';

export interface Excluded {
  /** Null: everybody. */
  rotationId: string | null;
  /** Null: wherever. */
  slotId: string | null;
}

/** Keeps the planner from a slot, a hire, or one hire at one slot. Who was planned there, is missing a visit again. */
export async function excludeFromPlan(tx: Tx, actor: Actor, planId: string, input: Seen & Excluded): Promise<void> {
  const { rotationId, slotId } = input;
  const within = { ...(rotationId && { rotationId }), ...(slotId && { slotId }) };
  const asked = rotationId ? [rotationId] : hiresAt(await listPlacementsOf(tx, planId, within));
  const plan = await openPlan(tx, actor, planId, input, asked);
  if (rotationId && !(await isInPlan(tx, plan.id, rotationId))) throw new NotFound('rotation');
  if (slotId && (await listPlanSlots(tx, plan, { slotIds: [slotId] })).length === 0) throw new NotFound('slot');
  const there = await listExclusions(tx, plan.id);
  const isThere = there.some((one) => one.rotationId === rotationId && one.slotId === slotId);
  refuseWhen(whyNotExclude({ rotationId, slotId, isThere }));
  const placements = await listPlacementsOf(tx, plan.id, within);
  await saveEdit(tx, actor, plan, {
    act: 'plan.excluded',
    before: pieces({ placements }),
    after: pieces({ missing: placements.map(asMissing), exclusions: [{ id: randomUUID(), rotationId, slotId }] }),
  });
}

const hiresAt = (placements: { rotationId: string }[]) => placements.map(({ rotationId }) => rotationId);
