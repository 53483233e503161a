import { recordAudit } from '../audit/record-audit.js';
import type { Tx } from '../platform/database/transactions.js';
import { hashToken } from '../platform/secrets.js';
import { NotFound } from '../platform/refusal.js';
import type { Actor } from './person.rules.js';
import { Session } from './session.entity.js';

/** Ends one session; an unknown one is gone already. */
export async function signOut(tx: Tx, sessionToken: string): Promise<void> {
  await tx.delete(Session, { tokenHash: hashToken(sessionToken) });
}

/** Ends one of the person's own sessions, by its id; one that is not theirs, or gone, is not found. */
export async function endSession(tx: Tx, actor: Actor, sessionId: string): Promise<void> {
  const { affected } = await tx.delete(Session, { id: sessionId, personId: actor.id });
  if (!affected) throw new NotFound('session');
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.session-ended',
    subjectType: 'person',
    subjectId: actor.id,
    before: { sessionId },
  });
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
