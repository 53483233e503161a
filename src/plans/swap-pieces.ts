import type { Tx } from '../platform/database/transactions.js';
import type { PlanPieces } from './edit.rules.js';
import { PlanExclusion } from './plan-exclusion.entity.js';
import { PlanPlacement } from './plan-placement.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';

/** Puts some pieces of a plan in the place of others; its figures follow, and its revision rises. */
export async function swapPieces(tx: Tx, planId: string, away: PlanPieces, into: PlanPieces): Promise<void> {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  if (away.placements.length) await tx.delete(PlanPlacement, ids(away.placements));
  if (away.missing.length) await tx.delete(PlanUnplaced, ids(away.missing));
  if (away.exclusions.length) await tx.delete(PlanExclusion, ids(away.exclusions));
  const ofPlan = <T>(rows: T[]) => rows.map((row) => ({ ...row, planId }));
  if (into.placements.length) await tx.insert(PlanPlacement, ofPlan(into.placements));
  if (into.missing.length) await tx.insert(PlanUnplaced, ofPlan(into.missing));
  if (into.exclusions.length) await tx.insert(PlanExclusion, ofPlan(into.exclusions));
  // A slot that was published since the planner thought can take more than it had proven.
  await tx.query(
    `UPDATE plans SET revision = revision + 1, placed = n.placed, bound = greatest(bound, n.placed),
                      possible = greatest(possible, n.placed)
       FROM (SELECT count(*)::integer AS placed FROM plan_placements WHERE plan_id = $1) n WHERE id = $1`,
    [planId],
  );
}
