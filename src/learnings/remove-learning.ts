import type { Tx } from '../platform/database/transactions.js';
import { leaveGroup } from './groups.queries.js';
import { Learning } from './learning.entity.js';

/**
 * Takes away what its author no longer says. What is joined under it goes on under the eldest, with the actions on it; one
 * that stands alone stays while there is an action on it, for else nobody would know what the action is for.
 */
export async function removeLearning(tx: Tx, learningId: string): Promise<void> {
  const heirId = await findHeir(tx, learningId);
  const actions: unknown[] = await tx.query('SELECT FROM actions WHERE learning_id = $1 FOR UPDATE', [learningId]);
  if (actions.length && !heirId) return;
  await leaveGroup(tx, learningId);
  if (actions.length)
    await tx.query('UPDATE actions SET learning_id = $2 WHERE learning_id = $1', [learningId, heirId]);
  await tx.delete(Learning, { id: learningId });
}

/** Its head, or of a head the eldest that is joined to it. */
async function findHeir(tx: Tx, learningId: string): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `SELECT other.id FROM learnings l JOIN learnings other ON other.head_id = l.head_id AND other.id <> l.id
      WHERE l.id = $1 ORDER BY other.id = l.head_id DESC, other.learned_at, other.id LIMIT 1`,
    [learningId],
  );
  return rows[0]?.id ?? null;
}
