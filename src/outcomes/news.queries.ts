import type { Tx } from '../platform/database/transactions.js';
import type { Fate } from './fate.rules.js';

/** Something a floor raised that was taken up, finished or dropped. */
export interface NewsItem {
  kind: Exclude<Fate, 'waiting'>;
  actionId: string;
  /** In the words of the floor. */
  text: string;
  title: string;
  departmentName: string;
  result: string | null;
  reason: string | null;
  at: Date;
}

/** What happened after `since`, until `until`, to what the floor raised; as it stands now, the latest first. */
export function listNews(tx: Tx, departmentId: string, since: Date, until: Date): Promise<NewsItem[]> {
  return tx.query(
    `SELECT CASE WHEN a.state IN ('done', 'dropped') THEN a.state ELSE 'adopted' END AS kind, a.id AS "actionId", own.text,
            a.title, d.name AS "departmentName", a.result, a.reason, coalesce(a.ended_at, a.created_at) AS at
       FROM actions a JOIN learnings led ON led.id = a.learning_id JOIN departments d ON d.id = a.department_id
       CROSS JOIN LATERAL (${WORDS_OF_FLOOR}) own
      WHERE (a.ended_at > $2 AND a.ended_at <= $3) OR (a.ended_at IS NULL AND a.created_at > $2 AND a.created_at <= $3)
      ORDER BY at DESC, a.id`,
    [departmentId, since, until],
  );
}

/** Floors among these with news since an instant that is their own. */
export async function listFloorsWithNews(
  tx: Tx,
  floors: { departmentId: string; since: Date; until: Date }[],
): Promise<string[]> {
  const rows: { departmentId: string }[] = await tx.query(
    `SELECT f."departmentId" FROM jsonb_to_recordset($1::jsonb) AS f ("departmentId" uuid, since timestamptz, until timestamptz)
      WHERE EXISTS (
        SELECT FROM actions a JOIN learnings led ON led.id = a.learning_id
          JOIN learnings own ON own.head_id = led.head_id AND own.department_id = f."departmentId"
         WHERE (a.ended_at > f.since AND a.ended_at <= f.until)
            OR (a.ended_at IS NULL AND a.created_at > f.since AND a.created_at <= f.until))`,
    [JSON.stringify(floors)],
  );
  return rows.map(({ departmentId }) => departmentId);
}

/** Of the learning `led`, or what is joined to it: how the floor `$1` said it. */
const WORDS_OF_FLOOR = `SELECT l.id, l.text, l.vouched_at FROM learnings l
  WHERE l.head_id = led.head_id AND l.department_id = $1 ORDER BY l.id = l.head_id DESC, l.learned_at, l.id LIMIT 1`;
