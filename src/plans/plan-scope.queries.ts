import type { Tx } from '../platform/database/transactions.js';

/** SQL for the ids of the rotations that a plan speaks of; `plan` is the placeholder of its id. */
export const ROTATIONS_OF = (plan: string) => `(
  SELECT rotation_id FROM plan_placements WHERE plan_id = ${plan}
  UNION SELECT rotation_id FROM plan_unplaced WHERE plan_id = ${plan}
  UNION SELECT rotation_id FROM plan_exclusions WHERE plan_id = ${plan} AND slot_id IS NULL)`;

export async function isInPlan(tx: Tx, planId: string, rotationId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(`SELECT FROM ${ROTATIONS_OF('$1')} r WHERE r.rotation_id = $2`, [
    planId,
    rotationId,
  ]);
  return rows.length > 0;
}
