import type { Tx } from '../platform/database/transactions.js';
import type { GroupFacts } from './alike.rules.js';
import { Learning } from './learning.entity.js';

/** Acts that join on the same floor wait for each other until the transaction ends: of two new ones, one sees the other. */
export async function lockFloor(tx: Tx, departmentId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('learnings of ' || $1, 0))`, [departmentId]);
}

/** The heads these are joined to, locked, by their own id; what was moved meanwhile is looked up again. */
export async function lockHeadsOf(tx: Tx, learningIds: string[]): Promise<Map<string, GroupFacts>> {
  for (;;) {
    const rows: { id: string; headId: string }[] = await tx.query(
      `SELECT id, head_id AS "headId" FROM learnings WHERE id = ANY ($1::uuid[])`,
      [learningIds],
    );
    const locked: GroupFacts[] = await tx.query(
      `SELECT id, all_learnings AS "allLearnings", learned_at AS "learnedAt" FROM learnings
        WHERE id = ANY ($1::uuid[]) AND head_id = id ORDER BY id FOR NO KEY UPDATE`,
      [rows.map(({ headId }) => headId)],
    );
    const heads = new Map(locked.map((head) => [head.id, head]));
    if (rows.every(({ headId }) => heads.has(headId))) {
      return new Map(rows.map(({ id, headId }) => [id, heads.get(headId)!]));
    }
  }
}

/** Puts everything under one head below another; both are locked. */
export async function moveGroup(tx: Tx, fromHeadId: string, toHeadId: string): Promise<void> {
  await tx.update(Learning, { headId: fromHeadId }, { headId: toHeadId });
}

/** Makes a learning stand alone; of a head, the others go on under the eldest of them. Returns whether it was joined at all. */
export async function leaveGroup(tx: Tx, learningId: string): Promise<boolean> {
  const head = (await lockHeadsOf(tx, [learningId])).get(learningId);
  if (!head || head.allLearnings === 1) return false;
  if (head.id === learningId) {
    await tx.query(
      `UPDATE learnings SET head_id = heir.id
         FROM (SELECT id FROM learnings WHERE head_id = $1 AND id <> $1 ORDER BY learned_at, id LIMIT 1) heir
        WHERE learnings.head_id = $1 AND learnings.id <> $1`,
      [learningId],
    );
  } else {
    await tx.update(Learning, { id: learningId }, { headId: learningId });
  }
  return true;
}
