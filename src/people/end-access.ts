import { IsNull } from 'typeorm';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ApiToken } from './api-token.entity.js';
import { PersonRole } from './person-role.entity.js';
import { Person } from './person.entity.js';
import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';

/** From now on this person is nobody here: no session, link, token or calendar feed works, and no role is left. */
export async function endAccess(tx: Tx, personId: string): Promise<void> {
  await tx.update(Person, { id: personId }, { isActive: false, leftAt: now(), feedSecret: null });
  await tx.delete(Session, { personId });
  await tx.delete(SignInLink, { personId });
  await tx.delete(PersonRole, { personId });
  await tx.update(ApiToken, { personId, revokedAt: IsNull() }, { revokedAt: now() });
}
