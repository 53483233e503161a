import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotCancelImport } from './import.rules.js';
import { lockImport } from './imports.queries.js';
import { PeopleImport } from './people-import.entity.js';

/** Puts a file away; one that is being applied stops at its next step, and nothing of it stays. */
export async function cancelImport(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const { state } = await lockImport(tx, actor, importId);
  refuseWhen(whyNotCancelImport(state));
  await tx.update(PeopleImport, { id: importId }, { state: 'cancelled', content: null });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'import.cancelled',
    subjectType: 'import',
    subjectId: importId,
    before: { state },
    after: { state: 'cancelled' },
  });
}
