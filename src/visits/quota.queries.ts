import type { Tx } from '../platform/database/transactions.js';
import { IN_SCOPE, lockQuotas } from '../quotas/quotas.queries.js';
import type { MomentScope } from '../quotas/scope.rules.js';

// Who asks, or waits in line, counts as well: otherwise ten could be granted what was meant for five.
/** SQL for how many seats the people of the department of quota `q` have, or ask for. */
const TAKEN = (exceptVisitId: string) => `(
  SELECT count(*) FROM people p
    JOIN visits v ON v.visitor_id = p.id AND v.state IN ('waiting', 'offered', 'requested', 'approved')
    JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
   WHERE p.department_id = q.department_id AND v.id IS DISTINCT FROM ${exceptVisitId}
     AND v.starts_at > q.opens_on - interval '2 days' AND ${IN_SCOPE('q')})`;

/** SQL for whether any quota holds for the people of somebody's department. */
export const HAS_QUOTA = (
  personId: string,
) => `EXISTS (SELECT FROM seat_quotas q JOIN people p ON p.department_id = q.department_id
  WHERE p.id = ${personId})`;

/** Whether the visitor's department has all the seats it may have at a locked slot; the visit to be replaced is not counted. */
export async function isQuotaReached(
  tx: Tx,
  visitorId: string,
  slotId: string,
  replacesId: string | null,
): Promise<boolean> {
  const quotaIds = await lockQuotas(tx, visitorId, slotId);
  if (!quotaIds.length) return false;
  // In a statement of its own, which sees what was committed while this one waited for the lock.
  const [{ isReached }]: [{ isReached: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM seat_quotas q WHERE q.id = ANY ($1::uuid[]) AND q.seats <= ${TAKEN('$2::uuid')}) AS "isReached"`,
    [quotaIds, replacesId],
  );
  return isReached;
}

/** Where the people of a department can ask for no more seats. */
export function listReachedQuotas(tx: Tx, departmentId: string): Promise<MomentScope[]> {
  return tx.query(
    `SELECT q.opens_on::text AS "opensOn", q.closes_on::text AS "closesOn", q.team_ids AS "teamIds", q.slot_ids AS "slotIds"
       FROM seat_quotas q WHERE q.department_id = $1 AND q.seats <= ${TAKEN('NULL')}`,
    [departmentId],
  );
}
