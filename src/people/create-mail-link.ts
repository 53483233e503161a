import type { Tx } from '../platform/database/transactions.js';
import { hashToken, newToken } from '../platform/secrets.js';
import { MailLink } from './mail-link.entity.js';

/** A link for whom it is mailed to; returns the token, of which only the hash is kept. */
export async function createMailLink(
  tx: Tx,
  facts: Pick<MailLink, 'personId' | 'subject' | 'subjectId' | 'expiresAt'>,
): Promise<string> {
  const token = newToken();
  await tx.insert(MailLink, { ...facts, tokenHash: hashToken(token) });
  return token;
}
