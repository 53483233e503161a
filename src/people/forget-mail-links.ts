import { LessThan } from 'typeorm';
import type { Tx } from '../platform/database/transactions.js';
import { MailLink } from './mail-link.entity.js';

/** What has expired opens nothing any more. */
export async function forgetMailLinks(tx: Tx, at: Date): Promise<void> {
  await tx.delete(MailLink, { expiresAt: LessThan(at) });
}
