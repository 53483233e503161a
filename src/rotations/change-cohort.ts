import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Cohort } from './cohort.entity.js';
import { MOST_COHORT_DAYS, whyNotSetCohort } from './cohort.rules.js';
import { isCohortNameTaken, lockCohort } from './cohorts.queries.js';
import type { ChangeCohortInput } from './rotations.dto.js';

/** Who is on a rotation of it stays, whatever the days; what is left out stays as it is. */
export async function changeCohort(tx: Tx, actor: Actor, cohortId: string, input: ChangeCohortInput): Promise<void> {
  const { name, firstOn, lastOn } = await lockCohort(tx, actor, cohortId);
  const before = { name, firstOn, lastOn };
  const after = { name: input.name ?? name, firstOn: input.firstOn ?? firstOn, lastOn: input.lastOn ?? lastOn };
  const isNameTaken = await isCohortNameTaken(tx, after.name, cohortId);
  refuseWhen(whyNotSetCohort({ actor, ...after, isNameTaken }), { name: after.name, max: MOST_COHORT_DAYS });
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.update(Cohort, { id: cohortId }, after);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'cohort.changed',
    subjectType: 'cohort',
    subjectId: cohortId,
    before,
    after,
  });
}
