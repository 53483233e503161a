import { learningsSeenBy, SEEN_LEARNING } from '../learnings/seen-learnings.queries.js';
import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { ActionFacts } from './action.rules.js';
import { ACTION_SEEN, ORIGIN } from './seen-actions.js';

export interface ActionView extends ActionFacts {
  id: string;
  learningId: string;
  title: string;
  expectedEffect: string;
  departmentName: string;
  timeZone: string;
  ownerName: string;
  /** A date, `2026-12-01`. */
  dueOn: string;
  result: string | null;
  reason: string | null;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  comments: number;
  /** What was learned, as far as the reader may read it: of those joined, the one it came from first. */
  learned: string | null;
  learnedId: string | null;
  /** On the calendar of the department. */
  today: string;
}

const COLUMNS = `a.id, a.learning_id AS "learningId", a.title, a.expected_effect AS "expectedEffect", a.state,
  a.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", a.owner_id AS "ownerId",
  ${nameOf('owner')} AS "ownerName", a.created_by_id AS "createdById", a.due_on::text AS "dueOn", a.result, a.reason,
  a.created_at AS "createdAt", a.started_at AS "startedAt", a.ended_at AS "endedAt", a.revision,
  (SELECT count(*)::int FROM action_comments c WHERE c.action_id = a.id) AS comments`;

const FROM = `FROM actions a ${ORIGIN} JOIN departments d ON d.id = a.department_id JOIN people owner ON owner.id = a.owner_id`;

/** SQL for rows as `ActionView`, of actions `a` that are chosen after it; `$1` to `$3` are `learningsSeenBy`, `$4` the present. */
export const SELECT_ACTIONS = `SELECT ${COLUMNS},
    behind.text AS learned, behind.id AS "learnedId",
    ($4::timestamptz AT TIME ZONE d.time_zone)::date::text AS today
  ${FROM}
  LEFT JOIN LATERAL (SELECT l.id, l.text FROM learnings l WHERE l.head_id = origin.head_id AND ${SEEN_LEARNING()}
    ORDER BY l.id <> a.learning_id, l.id LIMIT 1) behind ON true`;

/** Throws NotFound for what the actor may not see. */
export async function getAction(tx: Tx, actor: Actor, actionId: string): Promise<ActionView> {
  const rows: ActionView[] = await tx.query(`${SELECT_ACTIONS} WHERE a.id = $5 AND ${ACTION_SEEN}`, [
    ...learningsSeenBy(actor),
    now(),
    actionId,
  ]);
  if (!rows[0]) throw new NotFound('action');
  return rows[0];
}

/** Lets acts on one action wait for each other. Throws NotFound for what the actor may not see. */
export async function lockAction(tx: Tx, actor: Actor, actionId: string): Promise<ActionView> {
  await tx.query('SELECT FROM actions WHERE id = $1 FOR NO KEY UPDATE', [actionId]);
  return getAction(tx, actor, actionId);
}

/** The action for jobs and sweeps; null when it is gone. */
export async function findAction(
  tx: Tx,
  actionId: string,
): Promise<Omit<ActionView, 'learned' | 'learnedId' | 'today'> | null> {
  const rows: ActionView[] = await tx.query(`SELECT ${COLUMNS} ${FROM} WHERE a.id = $1`, [actionId]);
  return rows[0] ?? null;
}
