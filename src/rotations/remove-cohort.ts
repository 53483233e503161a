import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Cohort } from './cohort.entity.js';
import { whyNotRemoveCohort } from './cohort.rules.js';
import { lockCohort } from './cohorts.queries.js';

/** Of one that was made by mistake: nobody was ever on a rotation of it. */
export async function removeCohort(tx: Tx, actor: Actor, cohortId: string): Promise<void> {
  const { name, firstOn, lastOn, open, stopped } = await lockCohort(tx, actor, cohortId);
  refuseWhen(whyNotRemoveCohort(actor, { rotations: open + stopped }));
  await tx.delete(Cohort, { id: cohortId });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'cohort.removed',
    subjectType: 'cohort',
    subjectId: cohortId,
    before: { name, firstOn, lastOn },
  });
}
