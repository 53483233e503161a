import { recordAudit } from '../audit/record-audit.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, Refused, refuseWhen } from '../platform/refusal.js';
import { Department } from './department.entity.js';
import type { AddPersonInput } from './people.dto.js';
import { PersonRole } from './person-role.entity.js';
import { Person } from './person.entity.js';
import { type Actor, isRoleWhole, type Role, whyNotAddPerson } from './person.rules.js';

export async function addPerson(tx: Tx, actor: Actor, input: AddPersonInput): Promise<string> {
  const { roles: wanted = [], ...parts } = input;
  const asked = wanted.map(({ role, departmentId = null }): Role => ({ role, departmentId }));
  refuseWhen(whyNotAddPerson(actor, asked));
  await checkReferences(tx, input, asked);
  if (await tx.existsBy(Person, { email: input.email })) throw new Refused('email-taken', { email: input.email });
  const person = tx.create(Person, { ...parts });
  await tx.insert(Person, person);
  const roles = withoutRepeats(asked);
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

const withoutRepeats = (roles: Role[]) =>
  roles.filter(
    (one, index) =>
      index === roles.findIndex(({ role, departmentId }) => role === one.role && departmentId === one.departmentId),
  );

async function checkReferences(tx: Tx, input: AddPersonInput, roles: Role[]): Promise<void> {
  const fault = (field: string, rule: string) => new InvalidInput([{ field, rule, facts: {} }]);
  if (!(await tx.existsBy(Department, { id: input.departmentId }))) throw fault('departmentId', 'unknown-department');
  if (input.managerId && !(await tx.existsBy(Person, { id: input.managerId })))
    throw fault('managerId', 'unknown-person');
  for (const [index, role] of roles.entries()) {
    if (!isRoleWhole(role)) throw fault(`roles.${index}.departmentId`, 'role-scope');
    const known = role.departmentId === null || (await tx.existsBy(Department, { id: role.departmentId }));
    if (!known) throw fault(`roles.${index}.departmentId`, 'unknown-department');
  }
}
