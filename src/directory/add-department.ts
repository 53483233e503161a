import { recordAudit } from '../audit/record-audit.js';
import { countryOf } from '../people/country.rules.js';
import { Department } from '../people/department.entity.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { whyNotAddDepartment } from './department.rules.js';
import type { AddDepartmentInput } from './departments.dto.js';

export async function addDepartment(tx: Tx, actor: Actor, input: AddDepartmentInput): Promise<string> {
  refuseWhen(whyNotAddDepartment(actor));
  if (await tx.existsBy(Department, { name: input.name })) throw new Refused('department-exists', { name: input.name });
  const department = tx.create(Department, {
    isHost: false,
    allowsListening: true,
    place: '',
    country: countryOf(input.timeZone),
    ...input,
  });
  await tx.insert(Department, department);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'department.added',
    subjectType: 'department',
    subjectId: department.id,
    after: { ...input },
  });
  return department.id;
}
