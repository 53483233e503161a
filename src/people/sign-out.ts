import { recordAudit } from '../audit/record-audit.js';
import type { Tx } from '../platform/database/transactions.js';
import { hashToken } from '../platform/secrets.js';
import type { Actor } from './person.rules.js';
import { Session } from './session.entity.js';

/** Ends one session; an unknown one is gone already. */
export async function signOut(tx: Tx, sessionToken: string): Promise<void> {
  await tx.delete(Session, { tokenHash: hashToken(sessionToken) });
}

/** Ends every session of the person, this one too. */
export async function signOutEverywhere(tx: Tx, actor: Actor): Promise<void> {
  const { affected } = await tx.delete(Session, { personId: actor.id });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.signed-out-everywhere',
    subjectType: 'person',
    subjectId: actor.id,
    before: { sessions: affected ?? 0 },
    after: { sessions: 0 },
  });
}
