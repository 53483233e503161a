import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from './visit.rules.js';

/** What the rule about moving wants to know besides the visit. */
export async function findMoveFacts(
  tx: Tx,
  visitId: string,
): Promise<{ isMoving: boolean; visitorManagerId: string | null }> {
  const [facts]: [{ isMoving: boolean; visitorManagerId: string | null }] = await tx.query(
    `SELECT p.manager_id AS "visitorManagerId", EXISTS (SELECT FROM visits next WHERE next.replaces_id = v.id
              AND next.state IN ('waiting', 'offered', 'requested', 'approved')) AS "isMoving"
       FROM visits v JOIN people p ON p.id = v.visitor_id WHERE v.id = $1`,
    [visitId],
  );
  return facts;
}

/** Where a visit came from, or goes to. */
export interface OtherMoment extends SlotHours {
  id: string;
  state: VisitState;
  departmentName: string;
  timeZone: string;
}

const SELECT = `SELECT v.id, v.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone"
  FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id`;

export const listMoments = (tx: Tx, visitIds: string[]): Promise<OtherMoment[]> =>
  tx.query(`${SELECT} WHERE v.id = ANY ($1::uuid[])`, [visitIds]);

/** The visit before this one and the one after it, in a chain of moves; one that was turned down leads nowhere. */
export async function findOtherMoments(
  tx: Tx,
  visit: { id: string; replacesId: string | null },
): Promise<{ from: OtherMoment | null; to: OtherMoment | null }> {
  const rows: OtherMoment[] = await tx.query(
    `${SELECT} WHERE v.id = $1
      UNION ALL (${SELECT} WHERE v.replaces_id = $2 AND v.state NOT IN ('declined', 'withdrawn', 'expired') LIMIT 1)`,
    [visit.replacesId, visit.id],
  );
  return {
    from: rows.find(({ id }) => id === visit.replacesId) ?? null,
    to: rows.find(({ id }) => id !== visit.replacesId) ?? null,
  };
}
