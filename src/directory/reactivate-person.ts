import { recordAudit } from '../audit/record-audit.js';
import { getPerson, lockPeople } from '../people/people.queries.js';
import { Person } from '../people/person.entity.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotReturn } from './role.rules.js';

/** Somebody who had left works here again and may sign in; roles do not come back by themselves. */
export async function reactivatePerson(tx: Tx, actor: Actor, personId: string): Promise<void> {
  await lockPeople(tx, [personId]);
  const person = await getPerson(tx, actor, personId);
  refuseWhen(whyNotReturn(actor, person));
  await tx.update(Person, { id: personId }, { isActive: true });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.returned',
    subjectType: 'person',
    subjectId: personId,
    before: { isActive: false },
    after: { isActive: true },
  });
}
