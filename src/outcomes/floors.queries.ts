import { isOfFloor } from '../learnings/learning.rules.js';
import type { Department } from '../people/department.entity.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';

/** The floors whose outcomes somebody may read: their own first, and all for whoever serves the company. */
export async function listFloors(tx: Tx, reader: Actor): Promise<Department[]> {
  const departments = await listAllDepartments(tx, { isHost: true });
  const own = departments.filter(({ id }) => isOfFloor(reader, id));
  const others = servesCompany(reader) ? departments.filter((department) => !own.includes(department)) : [];
  return [...own, ...others];
}

/** One of them. Throws NotFound for another's. */
export async function getFloor(tx: Tx, reader: Actor, departmentId: string): Promise<Department> {
  const floor = (await listFloors(tx, reader)).find(({ id }) => id === departmentId);
  if (!floor) throw new NotFound('department');
  return floor;
}
