import { nameOf } from '../people/name.queries.js';
import { getPerson, type PersonView } from '../people/people.queries.js';
import type { Actor, NameParts, RoleName } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

export interface PersonProfile extends PersonView {
  departmentName: string;
  manager: (NameParts & { id: string; email: string; isActive: boolean }) | null;
}

/** One person the actor may see, with the names that go with it. Throws NotFound. */
export async function getProfile(tx: Tx, actor: Actor, personId: string): Promise<PersonProfile> {
  const person = await getPerson(tx, actor, personId);
  const [more]: [Pick<PersonProfile, 'departmentName' | 'manager'>] = await tx.query(
    `SELECT d.name AS "departmentName", CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id, 'givenName', m.given_name,
              'namePrefix', m.name_prefix, 'familyName', m.family_name, 'email', m.email, 'isActive', m.is_active) END AS manager
       FROM people p JOIN departments d ON d.id = p.department_id LEFT JOIN people m ON m.id = p.manager_id WHERE p.id = $1`,
    [personId],
  );
  return { ...person, ...more };
}

export interface RoleView {
  role: RoleName;
  departmentId: string | null;
  /** Null for a role of the whole company. */
  departmentName: string | null;
}

/** Roles of a person, those of the whole company first. */
export function listRoles(tx: Tx, personId: string): Promise<RoleView[]> {
  return tx.query(
    `SELECT r.role, r.department_id AS "departmentId", d.name AS "departmentName"
       FROM person_roles r LEFT JOIN departments d ON d.id = r.department_id
      WHERE r.person_id = $1 ORDER BY d.name NULLS FIRST, r.role DESC`,
    [personId],
  );
}

export interface StaffView {
  personId: string;
  name: string;
  role: RoleName;
}

/** Who leads, stands in and hosts at a department: leads first, then by name. */
export function listStaff(tx: Tx, departmentId: string): Promise<StaffView[]> {
  return tx.query(
    `SELECT p.id AS "personId", ${nameOf('p')} AS name, r.role
       FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
      WHERE r.department_id = $1
      ORDER BY array_position(ARRAY['lead', 'deputy', 'host'], r.role), p.family_name, p.given_name`,
    [departmentId],
  );
}

export interface DepartmentRow {
  id: string;
  name: string;
  place: string;
  isHost: boolean;
  people: number;
  leads: string[];
}

const MOST_DEPARTMENTS = 300;

/** Departments by name, with how many work there and who leads; one that has the words in its name or place. */
export function listDepartmentRows(tx: Tx, filter: { search?: string; isHost?: boolean }): Promise<DepartmentRow[]> {
  return tx.query(
    `SELECT d.id, d.name, d.place, d.is_host AS "isHost", coalesce(c.people, 0) AS people, ARRAY(
              SELECT ${nameOf('p')}
                FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
               WHERE r.department_id = d.id AND r.role = 'lead' ORDER BY p.family_name) AS leads
       FROM departments d
       LEFT JOIN (SELECT department_id, count(*)::int AS people FROM people WHERE is_active GROUP BY department_id) c
         ON c.department_id = d.id
      WHERE ($1::boolean IS NULL OR d.is_host = $1) AND position(lower($2) IN lower(d.name || ' ' || d.place)) > 0
      ORDER BY d.name LIMIT ${MOST_DEPARTMENTS}`,
    [filter.isHost ?? null, filter.search ?? ''],
  );
}
