import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Cohort } from './cohort.entity.js';
import { MOST_COHORT_DAYS, whyNotSetCohort } from './cohort.rules.js';
import { isCohortNameTaken } from './cohorts.queries.js';
import type { CohortInput } from './rotations.dto.js';

export async function addCohort(tx: Tx, actor: Actor, input: CohortInput): Promise<string> {
  const { name, firstOn, lastOn } = input;
  const isNameTaken = await isCohortNameTaken(tx, name);
  refuseWhen(whyNotSetCohort({ actor, firstOn, lastOn, isNameTaken }), { name, max: MOST_COHORT_DAYS });
  const cohort = tx.create(Cohort, { name, firstOn, lastOn, createdById: actor.id });
  await tx.insert(Cohort, cohort);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'cohort.added',
    subjectType: 'cohort',
    subjectId: cohort.id,
    after: { name, firstOn, lastOn },
  });
  return cohort.id;
}
