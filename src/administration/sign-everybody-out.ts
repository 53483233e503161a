import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { whyNotAdminister } from './administration.rules.js';

/** Ends every session but the admin's own in this browser, so that somebody is left to answer questions. */
export async function signEverybodyOut(tx: Tx, actor: Actor, ownSession: string | null): Promise<void> {
  refuseWhen(whyNotAdminister(actor));
  const [, ended]: [unknown, number] = await tx.query('DELETE FROM sessions WHERE token_hash <> $1', [
    hashToken(ownSession ?? ''),
  ]);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.signed-everybody-out',
    subjectType: 'person',
    subjectId: actor.id,
    before: { sessions: ended },
    after: { sessions: 0 },
  });
}
