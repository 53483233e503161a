import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

export interface CommentView {
  id: string;
  actionId: string;
  authorId: string;
  authorName: string;
  text: string;
  writtenAt: Date;
}

const SELECT = `SELECT c.id, c.action_id AS "actionId", c.author_id AS "authorId", ${nameOf('author')} AS "authorName",
    c.text, c.written_at AS "writtenAt"
  FROM action_comments c JOIN people author ON author.id = c.author_id`;

/** What was said of an action that the reader may see, the oldest first. */
export function listComments(tx: Tx, actionId: string): Promise<CommentView[]> {
  return tx.query(`${SELECT} WHERE c.action_id = $1 ORDER BY c.written_at, c.id`, [actionId]);
}

export async function findComment(tx: Tx, commentId: string): Promise<CommentView | null> {
  const rows: CommentView[] = await tx.query(`${SELECT} WHERE c.id = $1`, [commentId]);
  return rows[0] ?? null;
}

/** Everybody who said something of it, in no order. */
export async function listCommenterIds(tx: Tx, actionId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    'SELECT DISTINCT author_id AS id FROM action_comments WHERE action_id = $1',
    [actionId],
  );
  return rows.map(({ id }) => id);
}
