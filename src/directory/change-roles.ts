import { recordAudit } from '../audit/record-audit.js';
import { getPerson } from '../people/people.queries.js';
import { PersonRole } from '../people/person-role.entity.js';
import type { Actor, Role } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { checkRoles } from './check-references.js';
import { findDuties, lockDuties } from './duties.queries.js';
import { leaveSlots } from './leave-slots.js';
import { uniqueRoles, whyNotChangeRoles, withoutRoles } from './role.rules.js';

export const giveRole = (tx: Tx, actor: Actor, personId: string, role: Role) =>
  changeRoles(tx, actor, personId, (held) => [...withoutRoles(held, [role]), role]);

export const takeRole = (tx: Tx, actor: Actor, personId: string, role: Role) =>
  changeRoles(tx, actor, personId, (held) => withoutRoles(held, [role]));

/** These roles and no others from now on. */
export const setRoles = (tx: Tx, actor: Actor, personId: string, roles: Role[]) =>
  changeRoles(tx, actor, personId, () => uniqueRoles(roles));

async function changeRoles(tx: Tx, actor: Actor, personId: string, change: (held: Role[]) => Role[]): Promise<void> {
  await lockDuties(tx, personId);
  const person = await getPerson(tx, actor, personId);
  const wanted = change(person.roles);
  const given = withoutRoles(wanted, person.roles);
  const taken = withoutRoles(person.roles, wanted);
  await checkRoles(tx, wanted);
  refuseWhen(whyNotChangeRoles({ actor, person, given, taken, duties: await findDuties(tx, personId) }));
  if (!given.length && !taken.length) return;

  for (const { role, departmentId } of taken)
    await tx.query('DELETE FROM person_roles WHERE person_id = $1 AND role = $2 AND department_id IS NOT DISTINCT FROM $3', [personId, role, departmentId]); // prettier-ignore
  if (given.length)
    await tx.insert(
      PersonRole,
      given.map((role) => ({ ...role, personId })),
    );
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.roles-changed',
    subjectType: 'person',
    subjectId: personId,
    before: { roles: person.roles },
    after: { roles: wanted },
  });
  const unhosted = taken.filter(({ role }) => role === 'host');
  await leaveSlots(tx, actor, personId, unhosted.flatMap(({ departmentId }) => departmentId ?? [])); // prettier-ignore
}
