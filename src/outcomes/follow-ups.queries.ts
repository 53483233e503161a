import type { ActionState } from '../actions/action.rules.js';
import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

/** What is or was done about something learned. */
export interface FollowUp {
  id: string;
  title: string;
  state: ActionState;
  departmentName: string;
  ownerName: string;
  dueOn: string;
  endedAt: Date | null;
  result: string | null;
  reason: string | null;
}

/** By head, with everything that is joined to it; what was made last first. */
export async function listFollowUps(tx: Tx, headIds: string[]): Promise<Map<string, FollowUp[]>> {
  const rows: (FollowUp & { headId: string })[] = await tx.query(
    `SELECT m.head_id AS "headId", a.id, a.title, a.state, d.name AS "departmentName", ${nameOf('p')} AS "ownerName",
            a.due_on::text AS "dueOn", a.ended_at AS "endedAt", a.result, a.reason
       FROM learnings m JOIN actions a ON a.learning_id = m.id JOIN departments d ON d.id = a.department_id
       JOIN people p ON p.id = a.owner_id
      WHERE m.head_id = ANY ($1::uuid[]) ORDER BY a.created_at DESC, a.id`,
    [headIds],
  );
  const byHead = new Map<string, FollowUp[]>();
  for (const { headId, ...action } of rows) byHead.set(headId, [...(byHead.get(headId) ?? []), action]);
  return byHead;
}
