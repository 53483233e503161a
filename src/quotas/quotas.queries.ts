import type { Tx } from '../platform/database/transactions.js';
import type { MomentScope } from './scope.rules.js';

// Days are turned into instants, and not instants into days: of those PostgreSQL has no idea how many there are, and then
// goes through all visits once for every colleague.
/**
 * SQL for whether the slot `s`, at its department `d`, is one of the moments of a scope: a row with `opens_on`, `closes_on`,
 * `team_ids` and `slot_ids`. The same answer as `isInScope`.
 */
export const IN_SCOPE = (scope: string) =>
  `((s.department_id = ANY (${scope}.team_ids) AND s.audience <> 'onboarding') OR s.id = ANY (${scope}.slot_ids))
   AND s.starts_at > ${scope}.opens_on - interval '2 days' AND s.starts_at < ${scope}.closes_on + interval '3 days'
   AND s.starts_at >= ${scope}.opens_on::timestamp AT TIME ZONE d.time_zone
   AND s.starts_at < (${scope}.closes_on + 1)::timestamp AT TIME ZONE d.time_zone`;

/** The quotas that hold for people of a visitor's department at a locked slot; no seat is counted on them meanwhile. */
export async function lockQuotas(tx: Tx, visitorId: string, slotId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT q.id FROM seat_quotas q JOIN people p ON p.department_id = q.department_id
       JOIN slots s ON s.id = $2 JOIN departments d ON d.id = s.department_id
      WHERE p.id = $1 AND ${IN_SCOPE('q')} ORDER BY q.id FOR NO KEY UPDATE OF q`,
    [visitorId, slotId],
  );
  return rows.map(({ id }) => id);
}

export interface Quota extends MomentScope {
  scopeId: string;
  departmentId: string;
  seats: number;
}

/** Lets these quotas, and no others, hold for what they were set for. */
export async function replaceQuotas(tx: Tx, scopeId: string, quotas: Omit<Quota, 'scopeId'>[]): Promise<void> {
  const departmentIds = quotas.map(({ departmentId }) => departmentId);
  await tx.query(`DELETE FROM seat_quotas WHERE scope_id = $1 AND department_id <> ALL ($2::uuid[])`, [
    scopeId,
    departmentIds,
  ]);
  // One who asks for a seat meanwhile waits for the row, or has been counted.
  await tx.query(
    `INSERT INTO seat_quotas (scope_id, department_id, seats, opens_on, closes_on, team_ids, slot_ids)
     SELECT $1, "departmentId", seats, "opensOn", "closesOn", "teamIds", "slotIds"
       FROM jsonb_to_recordset($2::jsonb) AS q ("departmentId" uuid, seats int, "opensOn" date, "closesOn" date, "teamIds" uuid[], "slotIds" uuid[])
     ON CONFLICT (scope_id, department_id) DO UPDATE
       SET seats = excluded.seats, opens_on = excluded.opens_on, closes_on = excluded.closes_on,
           team_ids = excluded.team_ids, slot_ids = excluded.slot_ids`,
    [scopeId, JSON.stringify(quotas)],
  );
}
