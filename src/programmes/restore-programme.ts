import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { isNameTaken } from './name-taken.queries.js';
import { Programme } from './programme.entity.js';
import { whyNotRestore } from './programme.rules.js';
import { lockProgramme } from './programmes.queries.js';

/** New hires are matched to it again. */
export async function restoreProgramme(tx: Tx, actor: Actor, programmeId: string): Promise<void> {
  const { isArchived, name } = await lockProgramme(tx, actor, programmeId);
  refuseWhen(whyNotRestore(actor, { isArchived, isNameTaken: await isNameTaken(tx, name, programmeId) }));
  await tx.update(Programme, { id: programmeId }, { archivedAt: null });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'programme.restored',
    subjectType: 'programme',
    subjectId: programmeId,
  });
}
