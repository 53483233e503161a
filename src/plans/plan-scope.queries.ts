import type { Tx } from '../platform/database/transactions.js';

/** Whether a plan speaks of a rotation: gives it something, misses something for it, or leaves it out. */
export async function isInPlan(tx: Tx, planId: string, rotationId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT FROM plan_placements WHERE plan_id = $1 AND rotation_id = $2
      UNION ALL SELECT FROM plan_unplaced WHERE plan_id = $1 AND rotation_id = $2
      UNION ALL SELECT FROM plan_exclusions WHERE plan_id = $1 AND rotation_id = $2 AND slot_id IS NULL LIMIT 1`,
    [planId, rotationId],
  );
  return rows.length > 0;
}
