import type { ActionState } from '../actions/action.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Fate } from './fate.rules.js';
import { type FollowUp, listFollowUps } from './follow-ups.queries.js';
import { FATE } from './raised.queries.js';

/** Something the reader learned, and what it set in motion. */
export interface OwnOutcome {
  id: string;
  text: string;
  fate: Fate;
  visitId: string;
  startsAt: Date;
  timeZone: string;
  departmentName: string;
  /** How many others said the same. */
  others: number;
  actions: FollowUp[];
}

export interface OwnAsked {
  /** Of one visit only. */
  visitId?: string;
  limit: number;
  cursor?: string;
}

/** What somebody learned as a guest or as a host, and what became of it; the latest visit first. */
export async function listOwnOutcomes(tx: Tx, authorId: string, asked: OwnAsked): Promise<Page<OwnOutcome>> {
  const [at, id] = asked.cursor ? decodeCursor(asked.cursor, 'instant', 'uuid') : [null, null];
  const rows: (Omit<OwnOutcome, 'actions'> & { headId: string })[] = await tx.query(
    `SELECT own.id, own.head_id AS "headId", own.text, what.fate, own.visit_id AS "visitId", own.learned_at AS "startsAt",
            d.time_zone AS "timeZone", d.name AS "departmentName",
            (SELECT count(*)::int - 1 FROM learnings m WHERE m.head_id = own.head_id) AS others
       FROM learnings own JOIN departments d ON d.id = own.department_id
       CROSS JOIN LATERAL (SELECT ${FATE} AS fate FROM learnings m JOIN actions a ON a.learning_id = m.id
                            WHERE m.head_id = own.head_id) what
      WHERE own.author_id = $1 AND ($2::uuid IS NULL OR own.visit_id = $2)
        AND ($3::timestamptz IS NULL OR (own.learned_at, own.id) < ($3, $4::uuid))
      ORDER BY own.learned_at DESC, own.id DESC LIMIT $5`,
    [authorId, asked.visitId ?? null, at, id, asked.limit + 1],
  );
  const { items, nextCursor } = toPage(rows, asked.limit, (row) => [row.startsAt.toISOString(), row.id]);
  const actions = await listFollowUps(tx, items.map(({ headId }) => headId)); // prettier-ignore
  return { items: items.map(({ headId, ...item }) => ({ ...item, actions: actions.get(headId) ?? [] })), nextCursor };
}

export interface SetInMotion {
  /** What this author said that it came from. */
  text: string;
  title: string;
  state: ActionState;
  ownerId: string;
  departmentName: string;
  result: string | null;
  reason: string | null;
}

/** An action that came from what somebody learned as a guest; null when it did not, or does no more. */
export async function findSetInMotion(tx: Tx, authorId: string, actionId: string): Promise<SetInMotion | null> {
  const [found]: SetInMotion[] = await tx.query(
    `SELECT own.text, a.title, a.state, a.owner_id AS "ownerId", d.name AS "departmentName", a.result, a.reason
       FROM actions a JOIN departments d ON d.id = a.department_id JOIN learnings led ON led.id = a.learning_id
       JOIN learnings own ON own.head_id = led.head_id AND own.author_id = $1 AND own.side = 'visitor'
      WHERE a.id = $2 ORDER BY own.learned_at DESC, own.id LIMIT 1`,
    [authorId, actionId],
  );
  return found ?? null;
}
