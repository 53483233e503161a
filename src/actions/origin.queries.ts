import { learningsSeenBy, SEEN_LEARNING } from '../learnings/seen-learnings.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { ACTION_SEEN } from './seen-actions.js';

/**
 * The head of a learning, so that acts on what is joined there wait for each other. Throws NotFound for a learning that the
 * actor may not see.
 */
export async function lockLearningHead(tx: Tx, actor: Actor, learningId: string): Promise<string> {
  const rows: { headId: string }[] = await tx.query(
    `SELECT l.head_id AS "headId" FROM learnings l WHERE l.id = $4 AND ${SEEN_LEARNING()}`,
    [...learningsSeenBy(actor), learningId],
  );
  if (!rows[0]) throw new NotFound('learning');
  await tx.query('SELECT FROM learnings WHERE id = $1 FOR NO KEY UPDATE', [rows[0].headId]);
  return rows[0].headId;
}

/** Actions of the same words that are still to be done about what is joined under this head. */
export async function countSameOpen(tx: Tx, headId: string, title: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM learnings joined JOIN actions a ON a.learning_id = joined.id
      WHERE joined.head_id = $1 AND a.state IN ('open', 'doing') AND lower(a.title) = lower($2)`,
    [headId, title],
  );
  return count;
}

export interface LearningToDo {
  id: string;
  text: string;
  departmentName: string;
  forDepartmentId: string | null;
  /** What is still to be done about it, or about what is joined to it. */
  running: { id: string; title: string }[];
}

/** A learning as one makes an action of it. Throws NotFound for one that the actor may not see. */
export async function getLearningToDo(tx: Tx, actor: Actor, learningId: string): Promise<LearningToDo> {
  const rows: LearningToDo[] = await tx.query(
    `SELECT l.id, l.text, d.name AS "departmentName", l.for_department_id AS "forDepartmentId", (
            SELECT coalesce(json_agg(json_build_object('id', a.id, 'title', a.title) ORDER BY a.created_at, a.id), '[]')
              FROM learnings origin JOIN actions a ON a.learning_id = origin.id
             WHERE origin.head_id = l.head_id AND a.state IN ('open', 'doing') AND ${ACTION_SEEN}) AS running
       FROM learnings l JOIN departments d ON d.id = l.department_id WHERE l.id = $4 AND ${SEEN_LEARNING()}`,
    [...learningsSeenBy(actor), learningId],
  );
  if (!rows[0]) throw new NotFound('learning');
  return rows[0];
}
