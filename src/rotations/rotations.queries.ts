import { nameOf } from '../people/name.queries.js';
import { searchPatterns } from '../people/people-search.rules.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import { maySeeRotation, type RotationFacts, type RotationState } from './rotation.rules.js';

export interface RotationView extends RotationFacts {
  id: string;
  cohortId: string;
  cohortName: string;
  personName: string;
  isActive: boolean;
  /** The hire's own. */
  departmentId: string;
  departmentName: string;
  timeZone: string;
  leavesOn: string | null;
  workdays: number[];
  programmeId: string;
  programmeName: string;
  programmeVersion: number;
  isOrdered: boolean;
  stoppedReason: string | null;
}

const COLUMNS = `r.id, r.cohort_id AS "cohortId", c.name AS "cohortName", r.person_id AS "personId", ${nameOf('p')} AS "personName",
  p.is_active AS "isActive", p.manager_id AS "managerId", p.department_id AS "departmentId", d.name AS "departmentName",
  d.time_zone AS "timeZone", p.starts_on::text AS "startsOn", p.leaves_on::text AS "leavesOn", p.workdays, v.programme_id AS "programmeId",
  o.name AS "programmeName", v.version AS "programmeVersion", r.version_id AS "versionId", v.is_ordered AS "isOrdered",
  r.first_on::text AS "firstOn", r.state, r.stopped_reason AS "stoppedReason"`;

const FROM = `rotations r JOIN cohorts c ON c.id = r.cohort_id JOIN people p ON p.id = r.person_id
  JOIN departments d ON d.id = p.department_id JOIN programme_versions v ON v.id = r.version_id
  JOIN programmes o ON o.id = v.programme_id`;

/** Throws NotFound, also for whoever may not see it. */
export async function getRotation(tx: Tx, actor: Actor, rotationId: string): Promise<RotationView> {
  const [rotation]: RotationView[] = await tx.query(`SELECT ${COLUMNS} FROM ${FROM} WHERE r.id = $1`, [rotationId]);
  if (!rotation || !maySeeRotation(actor, rotation)) throw new NotFound('rotation');
  return rotation;
}

/** Lets acts on one rotation wait for each other. Throws NotFound. */
export async function lockRotation(tx: Tx, actor: Actor, rotationId: string): Promise<RotationView> {
  await tx.query('SELECT FROM rotations WHERE id = $1 FOR NO KEY UPDATE', [rotationId]);
  return getRotation(tx, actor, rotationId);
}

/** The open rotation of somebody, else the last one; null when there never was any. */
export async function findRotationOf(tx: Tx, personId: string): Promise<RotationView | null> {
  const rows: RotationView[] = await tx.query(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE r.person_id = $1 ORDER BY r.state, r.first_on DESC, r.id LIMIT 1`,
    [personId],
  );
  return rows[0] ?? null;
}

export interface RotationFilter {
  cohortId?: string;
  state?: RotationState;
  /** Words of which each is part of a name or the mail address. */
  search?: string;
  limit?: number;
  cursor?: string;
}

/** By name: those of everybody for HR, of their own people for managers, and everybody's own. */
export async function listRotations(tx: Tx, actor: Actor, filter: RotationFilter): Promise<Page<RotationView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [servesCompany(actor), actor.id];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = ['($1::boolean OR p.id = $2 OR p.manager_id = $2)'];
  if (filter.cohortId) where.push(`r.cohort_id = ${$(filter.cohortId)}`);
  if (filter.state) where.push(`r.state = ${$(filter.state)}`);
  const patterns = searchPatterns(filter.search ?? '');
  if (patterns.length) where.push(`p.search_text LIKE ALL (${$(patterns)}::text[])`);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 'text', 'uuid');
    where.push(`(p.family_name, r.id) > (${$(name)}, ${$(id)}::uuid)`);
  }
  const rows: (RotationView & { familyName: string })[] = await tx.query(
    `SELECT ${COLUMNS}, p.family_name AS "familyName" FROM ${FROM}
      WHERE ${where.join(' AND ')} ORDER BY p.family_name, r.id LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.familyName, row.id]);
}
