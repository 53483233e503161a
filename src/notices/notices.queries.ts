import { In, IsNull } from 'typeorm';
import type { Tx } from '../platform/database/transactions.js';
import { Notice } from './notice.entity.js';

/** What the person is still to be told, the oldest first. */
export const listUnsent = (tx: Tx, personId: string): Promise<Notice[]> =>
  tx.find(Notice, { where: { personId, sentAt: IsNull() }, order: { createdAt: 'ASC', id: 'ASC' } });

/** Nothing to be told any more: sent, or true no longer. */
export async function noteSent(tx: Tx, notices: Notice[], at: Date): Promise<void> {
  await tx.update(Notice, { id: In(notices.map(({ id }) => id)) }, { sentAt: at });
}
