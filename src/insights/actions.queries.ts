import type { Tx } from '../platform/database/transactions.js';
import { type ActionStanding, actionStandings, type Heard, spanOf } from './learned.rules.js';

/** Of a floor: on its board, or about what was heard there. */
const OF_FLOOR = `($1::uuid[] IS NULL OR a.department_id = ANY ($1)
  OR EXISTS (SELECT FROM learnings l WHERE l.id = a.learning_id AND l.department_id = ANY ($1)))`;

/** How the actions stand that somebody had to do in this time: those that ended before it, or were made after, are left out. */
export async function countActions(tx: Tx, heard: Heard, today: string): Promise<Record<ActionStanding, number>> {
  const rows: { standing: ActionStanding; count: number }[] = await tx.query(
    `SELECT CASE WHEN a.state IN ('open', 'doing') AND a.due_on < $4 THEN 'overdue' ELSE a.state END AS standing, count(*)::int AS count
       FROM actions a WHERE ${OF_FLOOR} AND a.created_at < $3 AND (a.ended_at IS NULL OR a.ended_at >= $2) GROUP BY 1`,
    [heard.departmentIds, ...spanOf(heard), today],
  );
  const counts = new Map(rows.map(({ standing, count }) => [standing, count]));
  return Object.fromEntries(actionStandings.map((one) => [one, counts.get(one) ?? 0])) as Record<
    ActionStanding,
    number
  >;
}

export interface ResultRow {
  id: string;
  title: string;
  result: string;
  department: string;
}

/** What was done in this time and with what result, the latest first. */
export function listResults(tx: Tx, heard: Heard, limit: number): Promise<ResultRow[]> {
  return tx.query(
    `SELECT a.id, a.title, a.result, d.name AS department FROM actions a JOIN departments d ON d.id = a.department_id
      WHERE ${OF_FLOOR} AND a.state = 'done' AND a.ended_at >= $2 AND a.ended_at < $3
      ORDER BY a.ended_at DESC, a.id LIMIT $4`,
    [heard.departmentIds, ...spanOf(heard), limit],
  );
}
