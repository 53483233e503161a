import type { Tx } from '../platform/database/transactions.js';
import { IN_SCOPE, lockQuotas } from '../quotas/quotas.queries.js';
import type { MomentScope } from '../quotas/scope.rules.js';

// Who asks, or waits in line, counts as well: otherwise ten could be granted what was meant for five.
/** SQL for how many seats the people of the department of quota `q` have, or ask for; `visit` says which visits `v` count. */
const TAKEN = (visit: string) => `(
  SELECT count(*) FROM people p
    JOIN visits v ON v.visitor_id = p.id AND v.state IN ('waiting', 'offered', 'requested', 'approved')
    JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
   WHERE p.department_id = q.department_id AND ${visit}
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
    `SELECT EXISTS (SELECT FROM seat_quotas q WHERE q.id = ANY ($1::uuid[]) AND q.seats <= ${TAKEN('v.id IS DISTINCT FROM $2::uuid')}) AS "isReached"`,
    [quotaIds, replacesId],
  );
  return isReached;
}

/** Where the people of a department can ask for no more seats. */
export function listReachedQuotas(tx: Tx, departmentId: string): Promise<MomentScope[]> {
  return tx.query(
    `SELECT q.opens_on::text AS "opensOn", q.closes_on::text AS "closesOn", q.team_ids AS "teamIds", q.slot_ids AS "slotIds"
       FROM seat_quotas q WHERE q.department_id = $1 AND q.seats <= ${TAKEN('true')}`,
    [departmentId],
  );
}

/** Of some slots, those at which the people of each of some departments can have no more seats; by department. */
export async function readSpentSlots(
  tx: Tx,
  departmentIds: string[],
  slotIds: string[],
): Promise<Map<string, Set<string>>> {
  const rows: { departmentId: string; slotIds: string[] }[] = await tx.query(
    `WITH reached AS MATERIALIZED (
       SELECT * FROM seat_quotas q WHERE q.department_id = ANY ($1::uuid[]) AND q.seats <= ${TAKEN('true')})
     SELECT q.department_id AS "departmentId", array_agg(s.id) AS "slotIds"
       FROM reached q CROSS JOIN slots s JOIN departments d ON d.id = s.department_id
      WHERE s.id = ANY ($2::uuid[]) AND ${IN_SCOPE('q')} GROUP BY q.department_id`,
    [departmentIds, slotIds],
  );
  return new Map(rows.map((row) => [row.departmentId, new Set(row.slotIds)]));
}

/** On which quotas each of many wishes is counted, in their order, and how many seats are left on each. */
export interface QuotaRoom {
  quotasOf: string[][];
  left: Map<string, number>;
}

/** For many wishes at once; the visits that leave are not counted. `isLocked`: no seat is counted on them meanwhile. */
export async function readQuotaRoom(
  tx: Tx,
  wishes: { visitorId: string; slotId: string }[],
  leavingIds: string[],
  { isLocked = false } = {},
): Promise<QuotaRoom> {
  const counted: { number: number; id: string }[] = await tx.query(
    `SELECT wish.number, q.id
       FROM jsonb_to_recordset($1::jsonb) AS wish (number int, "visitorId" uuid, "slotId" uuid)
       JOIN people p ON p.id = wish."visitorId" JOIN seat_quotas q ON q.department_id = p.department_id
       JOIN slots s ON s.id = wish."slotId" JOIN departments d ON d.id = s.department_id
      WHERE ${IN_SCOPE('q')}`,
    [JSON.stringify(wishes.map(({ visitorId, slotId }, number) => ({ number, visitorId, slotId })))],
  );
  const quotaIds = [...new Set(counted.map(({ id }) => id))];
  if (isLocked && quotaIds.length)
    await tx.query('SELECT FROM seat_quotas WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [quotaIds]);
  const rows: { id: string; left: number }[] = quotaIds.length
    ? await tx.query(
        `SELECT q.id, (q.seats - ${TAKEN('v.id <> ALL ($2::uuid[])')})::int AS left FROM seat_quotas q WHERE q.id = ANY ($1::uuid[])`,
        [quotaIds, leavingIds],
      )
    : [];
  const quotasOf = wishes.map((): string[] => []);
  for (const { number, id } of counted) quotasOf[number]!.push(id);
  return { quotasOf, left: new Map(rows.map(({ id, left }) => [id, left])) };
}
