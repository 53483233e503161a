import type { Tx } from '../platform/database/transactions.js';
import { DateTime } from 'luxon';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Known, KnownPerson } from './outcome.rules.js';

/** Everybody and everything that a file may speak of. A few thousand rows: less than the file itself. */
export async function readKnown(tx: Tx): Promise<Known> {
  const people: KnownPerson[] = await tx.query(
    `SELECT p.id, p.given_name AS "givenName", p.name_prefix AS "namePrefix", p.family_name AS "familyName", p.email,
            p.personnel_number AS "personnelNumber", p.department_id AS "departmentId", p.manager_id AS "managerId",
            p.starts_on::text AS "startsOn", p.leaves_on::text AS "leavesOn", p.job_title AS "jobTitle", p.location,
            p.workdays, p.language, p.is_active AS "isActive", r.person_id IS NOT NULL AS "isAdmin"
       FROM people p LEFT JOIN person_roles r ON r.person_id = p.id AND r.role = 'admin' ORDER BY p.family_name, p.given_name, p.id`,
  );
  const departments: Known['departments'] = await tx.query('SELECT id, name FROM departments ORDER BY name');
  const places: { place: string }[] = await tx.query(
    `SELECT DISTINCT location AS place FROM people WHERE location <> '' UNION SELECT place FROM departments WHERE place <> '' ORDER BY place`,
  );
  return { people, departments, locations: places.map(({ place }) => place) };
}

/** The date where the actor works. */
export async function todayOf(tx: Tx, actor: Actor): Promise<string> {
  const { timeZone } = await getDepartment(tx, actor.departmentId);
  return DateTime.fromJSDate(now(), { zone: timeZone }).toISODate() as string;
}
