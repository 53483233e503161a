import { recordAudit } from '../audit/record-audit.js';
import { Department } from '../people/department.entity.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, Refused, refuseWhen } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { changesOf } from './change-person.js';
import { whyNotChangeDepartment } from './department.rules.js';
import type { ChangeDepartmentInput } from './departments.dto.js';
import { countComingSlots } from './duties.queries.js';

/** Stands for a department as somebody saw it: another when it has changed since. */
export const departmentVersion = ({ name, isHost, allowsListening, place, timeZone, country }: Department) =>
  hashToken(JSON.stringify([name, isHost, allowsListening, place, timeZone, country])).slice(0, 16);

/** Coming slots stay at their instants whatever the time zone becomes, so that no calendar goes wrong. */
export async function changeDepartment(
  tx: Tx,
  actor: Actor,
  departmentId: string,
  input: ChangeDepartmentInput,
  seenVersion?: string,
): Promise<void> {
  // Nobody publishes a slot here meanwhile: that holds on to the department.
  const department = await tx.findOne(Department, { where: { id: departmentId }, lock: { mode: 'pessimistic_write' } });
  if (!department) throw new NotFound('department');
  const changes = changesOf(department, input);
  const next = { ...department, ...changes };
  const isStale = seenVersion !== undefined && seenVersion !== departmentVersion(department);
  const comingSlots = await countComingSlots(tx, departmentId);
  refuseWhen(whyNotChangeDepartment({ actor, department, next, comingSlots, isStale }));
  if (!Object.keys(changes).length) return;
  if (changes.name && (await tx.existsBy(Department, { name: changes.name })))
    throw new Refused('department-exists', { name: changes.name });

  await tx.update(Department, { id: departmentId }, changes);
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, department[key as keyof Department]]));
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'department.changed',
    subjectType: 'department',
    subjectId: departmentId,
    before,
    after: changes,
  });
}
