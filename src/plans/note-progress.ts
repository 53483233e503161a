import type { PlanProgress } from '../planner/problem.js';
import type { Tx } from '../platform/database/transactions.js';

/** Writes down how far the planner is; false when the plan is wanted no more. */
export async function noteProgress(tx: Tx, planId: string, progress: PlanProgress | null): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.query(
    `UPDATE plans SET phase = coalesce($2, phase), placed = coalesce($3, placed), possible = coalesce($4, possible),
                      bound = coalesce($5, bound), seconds_used = coalesce($6, seconds_used)
      WHERE id = $1 AND state = 'running' RETURNING id`,
    [planId, progress?.phase, progress?.placed, progress?.possible, progress?.bound, progress?.seconds],
  );
  return rows.length > 0;
}
