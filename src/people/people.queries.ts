import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { Language } from '../platform/views/languages.js';
import { Department } from './department.entity.js';
import { nameOf } from './name.queries.js';
import {
  type Actor,
  fullName,
  ledDepartmentIds,
  mayLead,
  type NameParts,
  type Role,
  servesCompany,
} from './person.rules.js';

export interface PersonView extends NameParts {
  id: string;
  email: string;
  language: Language;
  departmentId: string;
  managerId: string | null;
  /** First day at work, `2026-11-24`. */
  startsOn: string | null;
  /** Last day at work. */
  leavesOn: string | null;
  personnelNumber: string | null;
  jobTitle: string;
  location: string;
  /** ISO weekdays, 1 for Monday. */
  workdays: number[];
  isActive: boolean;
  roles: Role[];
}

const ROLES = `coalesce((SELECT json_agg(json_build_object('role', r.role, 'departmentId', r.department_id) ORDER BY r.role, r.department_id)
  FROM person_roles r WHERE r.person_id = p.id), '[]') AS roles`;

export const PERSON_COLUMNS = `p.id, p.given_name AS "givenName", p.name_prefix AS "namePrefix", p.family_name AS "familyName", p.email,
  p.language, p.department_id AS "departmentId", p.manager_id AS "managerId", p.starts_on::text AS "startsOn",
  p.leaves_on::text AS "leavesOn", p.personnel_number AS "personnelNumber", p.job_title AS "jobTitle", p.location, p.workdays,
  p.is_active AS "isActive", ${ROLES}`;

const asActor = (person: PersonView): Actor => ({ ...person, name: fullName(person) });

/** The person a session speaks for; null when it is unknown or over, or the person has left. */
export async function findActorBySession(tx: Tx, tokenHash: string, at: Date): Promise<Actor | null> {
  const rows: PersonView[] = await tx.query(
    `SELECT ${PERSON_COLUMNS} FROM sessions t JOIN people p ON p.id = t.person_id AND p.is_active
      WHERE t.token_hash = $1 AND t.expires_at > $2`,
    [tokenHash, at],
  );
  return rows[0] ? asActor(rows[0]) : null;
}

/** The person an API token speaks for; null when it is unknown or revoked, or the person has left. Its use is noted hourly. */
export async function findActorByApiToken(tx: Tx, tokenHash: string, at: Date): Promise<Actor | null> {
  const rows: (PersonView & { isUseNoted: boolean })[] = await tx.query(
    `SELECT ${PERSON_COLUMNS}, coalesce(t.last_used_at > $2::timestamptz - interval '1 hour', false) AS "isUseNoted"
       FROM api_tokens t JOIN people p ON p.id = t.person_id AND p.is_active
      WHERE t.token_hash = $1 AND t.revoked_at IS NULL`,
    [tokenHash, at],
  );
  const [row] = rows;
  if (!row) return null;
  const { isUseNoted, ...person } = row;
  if (!isUseNoted) await tx.query('UPDATE api_tokens SET last_used_at = $2 WHERE token_hash = $1', [tokenHash, at]);
  return asActor(person);
}

/** Throws NotFound. */
export async function getActor(tx: Tx, personId: string): Promise<Actor> {
  const rows: PersonView[] = await tx.query(`SELECT ${PERSON_COLUMNS} FROM people p WHERE p.is_active AND p.id = $1`, [
    personId,
  ]);
  if (!rows[0]) throw new NotFound('person');
  return asActor(rows[0]);
}

/** Lets acts about the same person wait for each other; those that only point to the person go on. */
export async function lockPeople(tx: Tx, personIds: string[]): Promise<void> {
  await tx.query('SELECT FROM people WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [personIds]);
}

/** Nobody of these can leave or lose a role until the transaction ends. */
export async function holdPeople(tx: Tx, personIds: string[]): Promise<void> {
  await tx.query('SELECT FROM people WHERE id = ANY ($1::uuid[]) ORDER BY id FOR KEY SHARE', [personIds]);
}

export async function findPersonByEmail(tx: Tx, email: string): Promise<Actor | null> {
  const rows: PersonView[] = await tx.query(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE p.is_active AND p.email = lower($1)`,
    [email],
  );
  return rows[0] ? asActor(rows[0]) : null;
}

// Nobody finds whoever was erased. HR and admin see everybody, leads the people of their departments, managers their own people, everyone themselves.
export const PERSON_SEEN = `p.erased_at IS NULL AND ($1::boolean OR p.id = $2 OR p.manager_id = $2 OR p.department_id = ANY ($3::uuid[]))`;

/** The parameters of `PERSON_SEEN`. */
export const seenBy = (actor: Actor): unknown[] => [servesCompany(actor), actor.id, ledDepartmentIds(actor)];

/** One person the actor may see. Throws NotFound. */
export async function getPerson(tx: Tx, actor: Actor, personId: string): Promise<PersonView> {
  const rows: PersonView[] = await tx.query(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE ${PERSON_SEEN} AND p.id = $4`,
    [...seenBy(actor), personId],
  );
  if (!rows[0]) throw new NotFound('person');
  return rows[0];
}

export interface DepartmentFilter {
  isHost?: boolean;
  limit?: number;
  cursor?: string;
}

/** Departments by name; everybody may see them. */
export async function listDepartments(tx: Tx, filter: DepartmentFilter = {}): Promise<Page<Department>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const query = tx
    .createQueryBuilder(Department, 'd')
    .orderBy('d.name')
    .addOrderBy('d.id')
    .limit(limit + 1);
  if (filter.isHost !== undefined) query.andWhere('d.isHost = :isHost', { isHost: filter.isHost });
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 'text', 'uuid');
    query.andWhere('(d.name, d.id::text) > (:name, :id)', { name, id });
  }
  return toPage(await query.getMany(), limit, (row) => [row.name, row.id]);
}

// More than any company has, or anybody would choose from.
const MOST_DEPARTMENTS = 300;

/** All departments, or all that can be visited, by name: what one chooses from. */
export async function listAllDepartments(tx: Tx, filter: { isHost?: boolean } = {}): Promise<Department[]> {
  return (await listDepartments(tx, { ...filter, limit: MOST_DEPARTMENTS })).items;
}

/** Departments that can be visited and that the actor leads, by name. */
export async function listLedDepartments(tx: Tx, actor: Actor): Promise<Department[]> {
  return (await listAllDepartments(tx, { isHost: true })).filter(({ id }) => mayLead(actor, id));
}

/** Throws NotFound. */
export async function getDepartment(tx: Tx, departmentId: string): Promise<Department> {
  const department = await tx.findOneBy(Department, { id: departmentId });
  if (!department) throw new NotFound('department');
  return department;
}

/** The department, as it stays until the transaction ends. Throws NotFound. */
export async function holdDepartment(tx: Tx, departmentId: string): Promise<Department> {
  await tx.query('SELECT FROM departments WHERE id = $1 FOR KEY SHARE', [departmentId]);
  return getDepartment(tx, departmentId);
}

/** Hosts of a department, by name. */
export async function listHosts(tx: Tx, departmentId: string): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name
       FROM people p JOIN person_roles r ON r.person_id = p.id AND r.role = 'host' AND r.department_id = $1
      WHERE p.is_active ORDER BY p.family_name, p.given_name`,
    [departmentId],
  );
}

/** Leads and deputies of a department, leads first. */
export async function listLeads(tx: Tx, departmentId: string): Promise<{ id: string; name: string; email: string }[]> {
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name, p.email
       FROM people p JOIN person_roles r ON r.person_id = p.id AND r.role IN ('lead', 'deputy') AND r.department_id = $1
      WHERE p.is_active GROUP BY p.id ORDER BY max(r.role) DESC, p.family_name, p.given_name`,
    [departmentId],
  );
}
