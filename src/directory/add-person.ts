import { recordAudit } from '../audit/record-audit.js';
import { PersonRole } from '../people/person-role.entity.js';
import { Person } from '../people/person.entity.js';
import type { Actor, Role } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { checkDays, checkDepartment, checkManager, checkNumber, checkRoles } from './check-references.js';
import type { AddPersonInput } from './directory.dto.js';
import { uniqueRoles, whyNotAddPerson } from './role.rules.js';

export async function addPerson(tx: Tx, actor: Actor, input: AddPersonInput): Promise<string> {
  const { roles: wanted = [], ...parts } = input;
  const asked = wanted.map(({ role, departmentId = null }): Role => ({ role, departmentId }));
  refuseWhen(whyNotAddPerson(actor, asked));
  await checkDepartment(tx, input.departmentId);
  await checkManager(tx, input.managerId);
  await checkRoles(tx, asked);
  checkDays(input);
  await checkNumber(tx, input.personnelNumber);
  if (await tx.existsBy(Person, { email: input.email })) throw new Refused('email-taken', { email: input.email });
  const person = tx.create(Person, { ...parts });
  await tx.insert(Person, person);
  const roles = uniqueRoles(asked);
  if (roles.length)
    await tx.insert(
      PersonRole,
      roles.map((role) => ({ ...role, personId: person.id })),
    );
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.added',
    subjectType: 'person',
    subjectId: person.id,
    after: { ...parts, roles },
  });
  return person.id;
}
