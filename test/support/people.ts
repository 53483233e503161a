import { Department } from '../../src/people/department.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor, Role } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';

const names = [
  ['Zoë', 'van der', 'Meer'],
  ['Daniël', '', 'Koç'],
  ['Noor', '', 'El Amrani'],
  ['Björn', "in 't", 'Veld'],
  ['Saïda', '', "O'Brien, PhD"],
] as const;

let count = 0;

/** A department that nobody else has; a host department when `isHost`. */
export function aDepartment(tx: Tx, facts: Partial<Department> = {}): Promise<Department> {
  const name = `Afdeling ${++count}`;
  return tx.save(tx.create(Department, { name, place: 'Utrecht', timeZone: 'Europe/Amsterdam', ...facts }));
}

/** A department that guests can visit. */
export const aHostDepartment = (tx: Tx, facts: Partial<Department> = {}) => aDepartment(tx, { isHost: true, ...facts });

export type PersonFacts = Partial<Omit<Person, 'department' | 'manager'>> & { roles?: Role[] };

/** Somebody who may act; of a new department, unless told which. */
export async function aPerson(tx: Tx, { roles = [], ...facts }: PersonFacts = {}): Promise<Actor> {
  const number = ++count;
  const [givenName, namePrefix, familyName] = names[number % names.length]!;
  const departmentId = facts.departmentId ?? (await aDepartment(tx)).id;
  const email = `colleague-${number}@example.org`;
  const person = await tx.save(tx.create(Person, { givenName, namePrefix, familyName, email, ...facts, departmentId }));
  for (const role of roles) await tx.insert(PersonRole, { personId: person.id, ...role });
  return getActor(tx, person.id);
}

const inDepartment =
  (role: 'lead' | 'deputy' | 'host') =>
  (tx: Tx, department: Department, facts: PersonFacts = {}) =>
    aPerson(tx, { departmentId: department.id, ...facts, roles: [{ role, departmentId: department.id }] });

export const aLead = inDepartment('lead');
export const aDeputy = inDepartment('deputy');
export const aHost = inDepartment('host');

const inCompany =
  (role: 'admin' | 'hr') =>
  (tx: Tx, facts: PersonFacts = {}) =>
    aPerson(tx, { ...facts, roles: [{ role, departmentId: null }] });

export const anAdmin = inCompany('admin');
export const anHr = inCompany('hr');
