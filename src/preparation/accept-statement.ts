import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { AcceptStatementInput } from './statement.dto.js';
import { findStatement } from './statement.queries.js';
import { whyNotAcceptStatement } from './statement.rules.js';

/** Keeps the words that somebody read and accepts; a second time, or two at once, changes nothing. */
export async function acceptStatement(tx: Tx, actor: Actor, input: AcceptStatementInput): Promise<void> {
  const { language, text, hash, isAccepted } = await findStatement(tx, actor);
  if (isAccepted) return;
  refuseWhen(whyNotAcceptStatement({ currentHash: hash, readHash: input.statementHash }));
  const added: unknown[] = await tx.query(
    `INSERT INTO statement_acceptances (person_id, language, text, text_hash, accepted_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT statement_acceptances_once DO NOTHING RETURNING id`,
    [actor.id, language, text, hash, now()],
  );
  if (!added.length) return;
  const subject = { subjectType: 'person', subjectId: actor.id };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'statement.accepted',
    ...subject,
    after: { language, textHash: hash },
  });
}
