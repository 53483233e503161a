import type { Tx } from '../platform/database/transactions.js';
import { ReplyMailbox } from './reply-mailbox.entity.js';

/** UID of the last message that was read; 0 when none was, or when the server has numbered its messages anew. */
export async function findLastUid(tx: Tx, address: string, uidValidity: string): Promise<number> {
  const [{ lastUid }]: [{ lastUid: string }] = await tx.query(
    `INSERT INTO reply_mailboxes AS m (address, uid_validity, last_uid) VALUES ($1, $2, 0)
     ON CONFLICT (address) DO UPDATE
        SET uid_validity = $2, last_uid = CASE WHEN m.uid_validity = $2 THEN m.last_uid ELSE 0 END
     RETURNING last_uid AS "lastUid"`,
    [address, uidValidity],
  );
  return Number(lastUid);
}

export async function noteProgress(tx: Tx, address: string, uid: number): Promise<void> {
  await tx.update(ReplyMailbox, { address }, { lastUid: String(uid) });
}

export async function noteRead(tx: Tx, address: string, at: Date): Promise<void> {
  await tx.update(ReplyMailbox, { address }, { readAt: at, failedAt: null, fault: null });
}

/** Leaves alone how far it was read. */
export async function noteFault(tx: Tx, address: string, fault: string, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO reply_mailboxes (address, uid_validity, last_uid, failed_at, fault) VALUES ($1, '', 0, $2, $3)
     ON CONFLICT (address) DO UPDATE SET failed_at = excluded.failed_at, fault = excluded.fault`,
    [address, at, fault],
  );
}
