import type { Tx } from '../platform/database/transactions.js';
import { hashToken, newToken } from '../platform/secrets.js';
import { MailLink } from './mail-link.entity.js';

/** "I can't come" for one person and one visit; returns the token, of which only the hash is kept. */
export async function createMailLink(tx: Tx, personId: string, visitId: string, expiresAt: Date): Promise<string> {
  const token = newToken();
  await tx.insert(MailLink, { tokenHash: hashToken(token), personId, visitId, expiresAt });
  return token;
}
