import { recordAudit } from '../audit/record-audit.js';
import { whyNotRemoveAbsence } from '../people/absence.rules.js';
import { getPerson, lockPeople } from '../people/people.queries.js';
import { PersonAbsence } from '../people/person-absence.entity.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, refuseWhen } from '../platform/refusal.js';

/** Somebody is there after all; returns who. Throws NotFound. */
export async function removeAbsence(tx: Tx, actor: Actor, absenceId: string): Promise<string> {
  const absence = await tx.findOneBy(PersonAbsence, { id: absenceId });
  if (!absence) throw new NotFound('absence');
  const { personId } = absence;
  await lockPeople(tx, [personId]);
  refuseWhen(whyNotRemoveAbsence(actor, await getPerson(tx, actor, personId)));
  const { affected } = await tx.delete(PersonAbsence, { id: absenceId });
  if (!affected) throw new NotFound('absence');
  const { fromOn, untilOn } = absence;
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.absence-removed',
    subjectType: 'person',
    subjectId: personId,
    before: { fromOn, untilOn },
  });
  return personId;
}
