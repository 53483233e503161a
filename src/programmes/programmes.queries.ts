import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import { type ProgrammeContent, type StopContent, whyNotRunProgrammes } from './programme.rules.js';

export interface ProgrammeStopView extends StopContent {
  id: string;
  departmentName: string;
}

/** A programme in one of its versions. */
export interface ProgrammeView extends ProgrammeContent {
  id: string;
  name: string;
  isArchived: boolean;
  versionId: string;
  version: number;
  versionCreatedAt: Date;
  latestVersion: number;
  stops: ProgrammeStopView[];
}

/** Open rotations on any version of it. */
export type ProgrammeRow = ProgrammeView & { openRotations: number };

const STOPS = `(SELECT coalesce(json_agg(json_build_object('id', s.id, 'departmentId', s.department_id, 'departmentName', d.name,
    'channel', s.channel, 'leastMinutes', s.least_minutes, 'visits', s.visits, 'fromDay', s.from_day, 'toDay', s.to_day,
    'isRequired', s.is_required, 'weight', s.weight) ORDER BY s.position), '[]')
  FROM programme_stops s JOIN departments d ON d.id = s.department_id WHERE s.version_id = v.id)`;

const COLUMNS = `p.id, p.name, p.archived_at IS NOT NULL AS "isArchived", v.id AS "versionId", v.version,
  v.created_at AS "versionCreatedAt", v.is_ordered AS "isOrdered", v.most_per_day AS "mostPerDay", v.most_per_week AS "mostPerWeek",
  v.department_ids AS "departmentIds", v.locations, v.job_titles AS "jobTitles", ${STOPS} AS stops,
  (SELECT max(version) FROM programme_versions WHERE programme_id = p.id) AS "latestVersion"`;

const LATEST = `JOIN LATERAL (SELECT * FROM programme_versions WHERE programme_id = p.id ORDER BY version DESC LIMIT 1) v ON true`;

/** Those one can start on, by name, each in its latest version. */
export function listCurrentProgrammes(tx: Tx): Promise<ProgrammeView[]> {
  return tx.query(`SELECT ${COLUMNS} FROM programmes p ${LATEST} WHERE p.archived_at IS NULL ORDER BY p.name, p.id`);
}

export interface ProgrammeFilter {
  isArchived?: boolean;
  limit?: number;
  cursor?: string;
}

/** By name. Nobody but HR and the admin sees any. */
export async function listProgrammes(
  tx: Tx,
  actor: Actor,
  { isArchived = false, limit = DEFAULT_LIMIT, cursor }: ProgrammeFilter = {},
): Promise<Page<ProgrammeRow>> {
  if (whyNotRunProgrammes(actor)) return { items: [], nextCursor: null };
  const after = cursor ? decodeCursor(cursor, 'text', 'uuid') : [null, null];
  const rows: ProgrammeRow[] = await tx.query(
    `SELECT ${COLUMNS},
       (SELECT count(*) FROM rotations r JOIN programme_versions o ON o.id = r.version_id
         WHERE o.programme_id = p.id AND r.state = 'open')::int AS "openRotations"
       FROM programmes p ${LATEST}
      WHERE (p.archived_at IS NOT NULL) = $1 AND ($2::text IS NULL OR (p.name, p.id) > ($2, $3::uuid))
      ORDER BY p.name, p.id LIMIT $4`,
    [isArchived, ...after, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.name, row.id]);
}

/** Throws NotFound, also for whoever may not see programmes. @param version the latest when left out */
export async function getProgramme(
  tx: Tx,
  actor: Actor,
  programmeId: string,
  version?: number,
): Promise<ProgrammeView> {
  if (whyNotRunProgrammes(actor)) throw new NotFound('programme');
  const rows: ProgrammeView[] = await tx.query(
    `SELECT ${COLUMNS} FROM programmes p JOIN programme_versions v ON v.programme_id = p.id
      WHERE p.id = $1 AND ($2::int IS NULL OR v.version = $2) ORDER BY v.version DESC LIMIT 1`,
    [programmeId, version ?? null],
  );
  if (!rows[0]) throw new NotFound('programme');
  return rows[0];
}

/** Lets acts on one programme wait for each other. Throws NotFound. */
export async function lockProgramme(tx: Tx, actor: Actor, programmeId: string): Promise<ProgrammeView> {
  await tx.query('SELECT FROM programmes WHERE id = $1 FOR NO KEY UPDATE', [programmeId]);
  return getProgramme(tx, actor, programmeId);
}

export interface ProgrammeVersionRow {
  versionId: string;
  version: number;
  createdAt: Date;
  createdByName: string;
  openRotations: number;
}

/** All versions of a programme, the latest first. */
export function listVersions(tx: Tx, programmeId: string): Promise<ProgrammeVersionRow[]> {
  return tx.query(
    `SELECT v.id AS "versionId", v.version, v.created_at AS "createdAt", ${nameOf('maker')} AS "createdByName",
       (SELECT count(*) FROM rotations r WHERE r.version_id = v.id AND r.state = 'open')::int AS "openRotations"
       FROM programme_versions v JOIN people maker ON maker.id = v.created_by_id
      WHERE v.programme_id = $1 ORDER BY v.version DESC`,
    [programmeId],
  );
}

/** Who is under way on a version, by first day and name. */
export function listHiresOn(
  tx: Tx,
  versionId: string,
  limit: number,
): Promise<{ rotationId: string; name: string; departmentName: string; firstOn: string }[]> {
  return tx.query(
    `SELECT r.id AS "rotationId", ${nameOf('p')} AS name, d.name AS "departmentName", r.first_on::text AS "firstOn"
       FROM rotations r JOIN people p ON p.id = r.person_id JOIN departments d ON d.id = p.department_id
      WHERE r.version_id = $1 AND r.state = 'open'
      ORDER BY r.first_on DESC, p.family_name, p.given_name, r.id LIMIT $2`,
    [versionId, limit],
  );
}
