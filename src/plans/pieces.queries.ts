import { randomUUID } from 'node:crypto';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { ExclusionPiece, MissingPiece, PlacementPiece } from './edit.rules.js';
import { PlanExclusion } from './plan-exclusion.entity.js';
import { PlanPlacement } from './plan-placement.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';

const placement = { id: true, rotationId: true, stopId: true, slotId: true, isPinned: true, visitId: true } as const;
const missing = { id: true, rotationId: true, stopId: true, reason: true } as const;
const exclusion = { id: true, rotationId: true, slotId: true } as const;

/** Throws NotFound for what is not in this plan, or not any more. */
export async function getPlacement(tx: Tx, planId: string, id: string): Promise<PlacementPiece> {
  const found = await tx.findOne(PlanPlacement, { select: placement, where: { planId, id } });
  if (!found) throw new NotFound('placement');
  return { ...found };
}

/** Of a hire, at a slot, or both. */
export const listPlacementsOf = (
  tx: Tx,
  planId: string,
  within: { rotationId?: string; slotId?: string },
): Promise<PlacementPiece[]> =>
  tx.find(PlanPlacement, { select: placement, where: { planId, ...within }, order: { id: 'ASC' } });

/** One of the visits that this stop misses; null when it misses none. */
export const findMissing = (tx: Tx, planId: string, rotationId: string, stopId: string): Promise<MissingPiece | null> =>
  tx.findOne(PlanUnplaced, { select: missing, where: { planId, rotationId, stopId }, order: { id: 'ASC' } });

export const listExclusions = (tx: Tx, planId: string): Promise<ExclusionPiece[]> =>
  tx.find(PlanExclusion, { select: exclusion, where: { planId }, order: { id: 'ASC' } });

/** What a visit that was taken out leaves behind: its seat is free. */
export const asMissing = ({ rotationId, stopId }: PlacementPiece): MissingPiece => ({
  id: randomUUID(),
  rotationId,
  stopId,
  reason: 'seat-left',
});

/** What one plan keeps the planner from, the next one based on it does as well. */
export async function copyExclusions(tx: Tx, fromPlanId: string, toPlanId: string): Promise<void> {
  await tx.query(
    `INSERT INTO plan_exclusions (plan_id, rotation_id, slot_id)
     SELECT $2, rotation_id, slot_id FROM plan_exclusions WHERE plan_id = $1`,
    [fromPlanId, toPlanId],
  );
}
