import { LessThan } from 'typeorm';
import type { Tx } from '../platform/database/transactions.js';
import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';

/** Sessions and links whose time is over are of no use to anybody. */
export async function forgetSignIns(tx: Tx, at: Date): Promise<void> {
  await tx.delete(Session, { expiresAt: LessThan(at) });
  await tx.delete(SignInLink, { expiresAt: LessThan(at) });
}
