import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Programme } from './programme.entity.js';
import { whyNotArchive } from './programme.rules.js';
import { lockProgramme } from './programmes.queries.js';

/** Nobody starts on it any more; whoever did goes on. */
export async function archiveProgramme(tx: Tx, actor: Actor, programmeId: string): Promise<void> {
  const programme = await lockProgramme(tx, actor, programmeId);
  refuseWhen(whyNotArchive(actor, programme));
  await tx.update(Programme, { id: programmeId }, { archivedAt: now() });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'programme.archived',
    subjectType: 'programme',
    subjectId: programmeId,
  });
}
