import type { Tx } from '../database/transactions.js';
import { decodeCursor, type Page, toPage } from '../http/paging.js';
import { NotFound } from '../refusal.js';
import { OutboxMail } from './outbox-mail.entity.js';

export type OutboxRow = Pick<OutboxMail, 'id' | 'recipient' | 'subject' | 'createdAt'>;

/** Mails in the house, the latest first; to everybody when no recipient is given. */
export async function listOutbox(
  tx: Tx,
  filter: { recipient: string | null; limit: number; cursor?: string },
): Promise<Page<OutboxRow>> {
  const [before, beforeId] = filter.cursor ? decodeCursor(filter.cursor, 'instant', 'uuid') : [null, null];
  const rows: OutboxRow[] = await tx.query(
    `SELECT id, recipient, subject, created_at AS "createdAt" FROM outbox_mails
      WHERE ($1::text IS NULL OR recipient = $1)
        AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
      ORDER BY created_at DESC, id DESC LIMIT $4`,
    [filter.recipient, before, beforeId, filter.limit + 1],
  );
  return toPage(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** One mail with its source. Throws NotFound, also for somebody else's mail when a recipient is given. */
export async function getOutboxMail(tx: Tx, id: string, recipient: string | null): Promise<OutboxMail> {
  const mail = await tx.createQueryBuilder(OutboxMail, 'm').addSelect('m.raw').where('m.id = :id', { id }).getOne();
  if (!mail || (recipient !== null && mail.recipient !== recipient)) throw new NotFound('mail');
  return mail;
}
