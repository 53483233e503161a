import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { nameOf } from '../people/name.queries.js';
import { ReplyMailbox } from './reply-mailbox.entity.js';
import type { ReplyOutcome } from './reply.rules.js';

/** Whose invite it is, and until when it matters. */
export async function findInviteFacts(tx: Tx, inviteId: string): Promise<{ email: string; endsAt: Date }> {
  const [facts]: [{ email: string; endsAt: Date }] = await tx.query(
    `SELECT p.email, v.ends_at AS "endsAt" FROM invites i JOIN people p ON p.id = i.person_id JOIN visits v ON v.id = i.visit_id
      WHERE i.id = $1`,
    [inviteId],
  );
  return facts;
}

export interface ReplyRow {
  id: string;
  receivedAt: Date;
  sender: string;
  outcome: ReplyOutcome;
  /** Null for what concerns no invite of ours. */
  visitId: string | null;
  personName: string | null;
}

/** What became of the messages in the mailbox, the latest first. */
export async function listReplies(
  tx: Tx,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<ReplyRow>> {
  const [before, beforeId] = cursor ? decodeCursor(cursor, 'instant', 'uuid') : [null, null];
  const rows: ReplyRow[] = await tx.query(
    `SELECT r.id, r.received_at AS "receivedAt", r.sender, r.outcome, i.visit_id AS "visitId", ${nameOf('p')} AS "personName"
       FROM replies r LEFT JOIN invites i ON i.id = r.invite_id LEFT JOIN people p ON p.id = i.person_id
      WHERE $1::timestamptz IS NULL OR (r.received_at, r.id) < ($1, $2::uuid)
      ORDER BY r.received_at DESC, r.id DESC LIMIT $3`,
    [before, beforeId, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
}

/** How the reading of a mailbox goes; null before the first time. */
export const findMailbox = (tx: Tx, address: string): Promise<ReplyMailbox | null> =>
  tx.findOneBy(ReplyMailbox, { address });

const KEPT_DAYS = 30;

export async function forgetReplies(tx: Tx, at: Date): Promise<void> {
  await tx.query(`DELETE FROM replies WHERE received_at < $1::timestamptz - interval '${KEPT_DAYS} days'`, [at]);
}
