import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { type Fate, type FateCounts, fates } from './fate.rules.js';
import { type FollowUp, listFollowUps } from './follow-ups.queries.js';

/** Which part of what a floor raised. */
export interface RaisedFilter {
  departmentId: string;
  /** Null: from the beginning. */
  since: Date | null;
}

/** `fateOf` of each group of actions, in SQL. */
export const FATE = `CASE WHEN bool_or(a.state = 'done') THEN 'done' WHEN bool_or(a.state IN ('open', 'doing')) THEN 'adopted'
  WHEN count(a.id) > 0 THEN 'dropped' ELSE 'waiting' END`;

// Each thing once, however many said it, in the words this floor used: a head can be of another floor, whose words are
// not theirs to read. What moved comes before what waits, and there the month is all that the order may tell.
const RAISED = `WITH raised AS (
    SELECT l.head_id, (array_agg(l.id ORDER BY l.id = l.head_id DESC, l.learned_at, l.id))[1] AS id, count(*)::int AS learnings,
           sum(l.times_heard)::int AS heard, min(l.learned_at) AS first_at, max(l.learned_at) AS last_at,
           array_agg(DISTINCT l.author_id) AS author_ids
      FROM learnings l WHERE l.department_id = $1 AND ($2::timestamptz IS NULL OR l.learned_at >= $2) GROUP BY l.head_id),
  acted AS (
    SELECT m.head_id, ${FATE} AS fate, max(greatest(a.created_at, a.started_at, a.ended_at)) AS moved_at
      FROM raised r JOIN learnings m ON m.head_id = r.head_id JOIN actions a ON a.learning_id = m.id GROUP BY m.head_id),
  fated AS (
    SELECT r.*, coalesce(acted.fate, 'waiting') AS fate,
           coalesce('1' || to_char(acted.moved_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS'),
                    '0' || to_char(r.last_at AT TIME ZONE 'UTC', 'YYYYMM')) AS sort_key
      FROM raised r LEFT JOIN acted USING (head_id))`;

const paramsOf = ({ departmentId, since }: RaisedFilter) => [departmentId, since];

export async function countRaised(tx: Tx, filter: RaisedFilter): Promise<FateCounts> {
  const rows: { fate: Fate; count: number }[] = await tx.query(
    `${RAISED} SELECT fate, count(*)::int AS count FROM fated GROUP BY fate`,
    paramsOf(filter),
  );
  const counts = new Map(rows.map(({ fate, count }) => [fate, count]));
  return Object.fromEntries(fates.map((fate) => [fate, counts.get(fate) ?? 0])) as FateCounts;
}

interface RaisedRow {
  /** The learning in whose words the floor said it. */
  id: string;
  headId: string;
  text: string;
  themeName: string | null;
  /** The department it is for, if one was named. */
  forDepartmentName: string | null;
  fate: Fate;
  /** By how many, and during how many contacts, on this floor. */
  learnings: number;
  heard: number;
  /** Whether the reader is among those who said it. */
  isOwn: boolean;
  /** To be told by its month alone. */
  lastAt: Date;
  sortKey: string;
}

export interface Raised extends RaisedRow {
  actions: FollowUp[];
}

export interface RaisedAsked extends RaisedFilter {
  fate?: Fate;
  limit: number;
  cursor?: string;
}

/** What a floor raised and what became of it, what moved last first. */
export async function listRaised(tx: Tx, readerId: string, asked: RaisedAsked): Promise<Page<Raised>> {
  const [key, id] = asked.cursor ? decodeCursor(asked.cursor, 'number', 'uuid') : [null, null];
  const rows: RaisedRow[] = await tx.query(
    `${RAISED} SELECT f.id, f.head_id AS "headId", l.text, t.name AS "themeName", d.name AS "forDepartmentName", f.fate, f.learnings, f.heard,
            $3 = ANY (f.author_ids) AS "isOwn", f.last_at AS "lastAt", f.sort_key AS "sortKey"
       FROM fated f JOIN learnings l ON l.id = f.id LEFT JOIN themes t ON t.id = l.theme_id
            LEFT JOIN departments d ON d.id = l.for_department_id
      WHERE ($4::text IS NULL OR f.fate = $4) AND ($5::text IS NULL OR (f.sort_key COLLATE "C", f.id) < ($5, $6::uuid))
      ORDER BY f.sort_key COLLATE "C" DESC, f.id DESC LIMIT $7`,
    [...paramsOf(asked), readerId, asked.fate ?? null, key, id, asked.limit + 1],
  );
  const { items, nextCursor } = toPage(rows, asked.limit, ({ sortKey, id: last }) => [sortKey, last]);
  const actions = await listFollowUps(tx, items.map(({ headId }) => headId)); // prettier-ignore
  return { items: items.map((item) => ({ ...item, actions: actions.get(item.headId) ?? [] })), nextCursor };
}

/** What waits longest for somebody to take it up, the first first. */
export function listWaitingLongest(
  tx: Tx,
  filter: RaisedFilter,
  limit: number,
): Promise<{ id: string; text: string; heard: number; firstAt: Date }[]> {
  return tx.query(
    `${RAISED} SELECT f.id, l.text, f.heard, f.first_at AS "firstAt" FROM fated f JOIN learnings l ON l.id = f.id
      WHERE f.fate = 'waiting' ORDER BY f.first_at, f.id LIMIT $3`,
    [...paramsOf(filter), limit],
  );
}
