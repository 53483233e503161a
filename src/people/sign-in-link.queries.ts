import { IsNull, MoreThan } from 'typeorm';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { SignInLink } from './sign-in-link.entity.js';

/** Null when it is used or its time is over: a mail about it would only mislead. */
export function findOpenSignInLink(tx: Tx, linkId: string): Promise<SignInLink | null> {
  return tx.findOneBy(SignInLink, { id: linkId, usedAt: IsNull(), expiresAt: MoreThan(now()) });
}
