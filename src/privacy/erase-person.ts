import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.js';
import { getPerson, lockPeople } from '../people/people.queries.js';
import { fullName, type Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { isNameTyped, whyNotErase } from './erase.rules.js';
import { erasedByAddress, erasedByPerson } from './personal-data.js';

/**
 * Erases what tells who somebody was. Throws Refused while they work here, InvalidInput when the name is not theirs,
 * NotFound for whoever was erased before.
 */
export async function erasePerson(tx: Tx, actor: Actor, personId: string, input: { name: string }): Promise<void> {
  await lockPeople(tx, [personId]);
  const person = await getPerson(tx, actor, personId);
  refuseWhen(whyNotErase({ actor, person }));
  if (!isNameTyped(input.name, fullName(person)))
    throw new InvalidInput([{ field: 'name', rule: 'name-differs', facts: {} }]);

  for (const statement of erasedByPerson) await tx.query(statement, [personId]);
  for (const statement of erasedByAddress) await tx.query(statement, [person.email]);
  await tx.query(
    `UPDATE people SET given_name = '', name_prefix = '', family_name = 'N.N.', email = $2, manager_id = NULL, feed_secret = NULL,
        personnel_number = NULL, job_title = '', location = '', starts_on = NULL, leaves_on = NULL, workdays = '{1,2,3,4,5}',
        language = 'nl', erased_at = $3 WHERE id = $1`,
    [personId, `${randomUUID()}@erased.invalid`, now()],
  );
  // Neither name nor address: the entry says that it was done, and by whom.
  await recordAudit(tx, { actorId: actor.id, act: 'person.erased', subjectType: 'person', subjectId: personId });
}
