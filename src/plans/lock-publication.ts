import type { Tx } from '../platform/database/transactions.js';
import { type PlanScope } from './publication.queries.js';

// The hires of the plan and, in a repair, all whose visits it may have to call off.
const ROTATIONS = `(SELECT rotation_id FROM plan_placements WHERE plan_id = $1 UNION SELECT rotation_id FROM plan_unplaced WHERE plan_id = $1
  UNION SELECT r.id FROM rotations r WHERE $2 AND ($3::uuid IS NULL OR r.cohort_id = $3))`;
const OPEN_VISITS = `SELECT v.id FROM visits v JOIN rotation_visits rv ON rv.visit_id = v.id
  WHERE rv.rotation_id IN ${ROTATIONS} AND v.starts_at > $4 AND v.state IN ('waiting', 'offered', 'requested', 'approved')`;

/**
 * Locks all that publishing reads and changes: the rotations, whose programme and stops stay as they are read, the slots,
 * the visits that stand, and the hires; each in the order of their ids.
 */
export async function lockPublication(tx: Tx, { id, kind, cohortId }: PlanScope, at: Date): Promise<void> {
  const facts = [id, kind === 'repair', cohortId, at];
  await tx.query(`SELECT FROM rotations WHERE id IN ${ROTATIONS} ORDER BY id FOR NO KEY UPDATE`, facts.slice(0, 3));
  await tx.query(
    `SELECT FROM slots WHERE id IN (SELECT slot_id FROM plan_placements WHERE plan_id = $1
       UNION SELECT slot_id FROM visits WHERE id IN (${OPEN_VISITS})) ORDER BY id FOR UPDATE`,
    facts,
  );
  await tx.query(`SELECT FROM visits WHERE id IN (${OPEN_VISITS}) ORDER BY id FOR NO KEY UPDATE`, facts);
  await tx.query(
    `SELECT FROM people WHERE id IN (SELECT person_id FROM rotations WHERE id IN ${ROTATIONS}) ORDER BY id FOR NO KEY UPDATE`,
    facts.slice(0, 3),
  );
}
