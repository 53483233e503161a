import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Channel } from '../slots/slot.rules.js';

/** Visits that have the same window and fall on the same day: for hires of a cohort there are many. */
export interface Wait {
  /** The hire's own, whose closed days count. */
  departmentId: string;
  firstOn: string;
  /** Working days after the first day at which the window opens. */
  fromDay: number;
  day: string;
  visits: number;
}

export function listWaits(tx: Tx, planId: string): Promise<Wait[]> {
  return tx.query(
    `SELECT p.department_id AS "departmentId", r.first_on::text AS "firstOn", st.from_day AS "fromDay",
            (s.starts_at AT TIME ZONE d.time_zone)::date::text AS day, count(*)::integer AS visits
       FROM plan_placements pp JOIN rotations r ON r.id = pp.rotation_id JOIN people p ON p.id = r.person_id
       JOIN programme_stops st ON st.id = pp.stop_id JOIN slots s ON s.id = pp.slot_id
       JOIN departments d ON d.id = s.department_id
      WHERE pp.plan_id = $1 GROUP BY 1, 2, 3, 4`,
    [planId],
  );
}

export interface Load {
  departmentId: string;
  departmentName: string;
  /** Visits of the one plan, and of the other. */
  one: number;
  other: number;
}

/** How many visits each department gets, by name. */
export function listLoads(tx: Tx, planId: string, otherId: string): Promise<Load[]> {
  return tx.query(
    `SELECT d.id AS "departmentId", d.name AS "departmentName",
            count(*) FILTER (WHERE pp.plan_id = $1)::integer AS one,
            count(*) FILTER (WHERE pp.plan_id = $2)::integer AS other
       FROM plan_placements pp JOIN slots s ON s.id = pp.slot_id JOIN departments d ON d.id = s.department_id
      WHERE pp.plan_id IN ($1, $2) GROUP BY d.id ORDER BY d.name, d.id`,
    [planId, otherId],
  );
}

interface Moment {
  stopId: string;
  departmentName: string;
  channel: Channel;
  startsAt: string;
  timeZone: string;
}

export interface Difference {
  rotationId: string;
  name: string;
  departmentName: string;
  /** Visits that only the one plan gives, and that only the other does; in order of start. */
  one: Moment[];
  other: Moment[];
}

const ONLY = (own: string, not: string) => `SELECT a.rotation_id, a.stop_id, a.slot_id FROM plan_placements a
  WHERE a.plan_id = ${own} AND NOT EXISTS (SELECT FROM plan_placements b
    WHERE b.plan_id = ${not} AND b.rotation_id = a.rotation_id AND b.slot_id = a.slot_id)`;

const MOMENTS = (
  table: string,
) => `coalesce((SELECT json_agg(json_build_object('stopId', x.stop_id, 'departmentName', d.name,
    'channel', s.channel, 'startsAt', s.starts_at, 'timeZone', d.time_zone) ORDER BY s.starts_at)
  FROM ${table} x JOIN slots s ON s.id = x.slot_id JOIN departments d ON d.id = s.department_id
 WHERE x.rotation_id = r.id), '[]')`;

const ONLIES = `one AS MATERIALIZED (${ONLY('$1', '$2')}), other AS MATERIALIZED (${ONLY('$2', '$1')})`;
const ORDER = `lower(concat_ws(' ', p.family_name, p.given_name))`;

export interface Changes {
  hires: number;
  visits: number;
}

/** How many hires have another path, and how many visits the other plan gives that this one does not. */
export async function countChanges(tx: Tx, planId: string, otherId: string): Promise<Changes> {
  const [changes]: [Changes] = await tx.query(
    `WITH ${ONLIES}
     SELECT (SELECT count(*)::integer FROM (SELECT rotation_id FROM one UNION SELECT rotation_id FROM other) h) AS hires,
            greatest((SELECT count(*)::integer FROM one), (SELECT count(*)::integer FROM other)) AS visits`,
    [planId, otherId],
  );
  return changes;
}

/** The hires to whom two plans give something else, by family name. */
export async function listDifferences(
  tx: Tx,
  planId: string,
  otherId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Difference>> {
  const values: unknown[] = [planId, otherId, limit + 1];
  const past = cursor ? decodeCursor(cursor, 'text', 'uuid') : null;
  const rows: (Difference & { key: string })[] = await tx.query(
    `WITH ${ONLIES}
     SELECT r.id AS "rotationId", ${nameOf('p')} AS name, d.name AS "departmentName", ${ORDER} AS key,
            ${MOMENTS('one')} AS one, ${MOMENTS('other')} AS other
       FROM (SELECT rotation_id FROM one UNION SELECT rotation_id FROM other) h JOIN rotations r ON r.id = h.rotation_id
       JOIN people p ON p.id = r.person_id JOIN departments d ON d.id = p.department_id
      WHERE ${past ? `(${ORDER}, r.id) > ($4, $5::uuid)` : 'true'} ORDER BY ${ORDER}, r.id LIMIT $3`,
    past ? [...values, ...past] : values,
  );
  const { items, nextCursor } = toPage(rows, limit, ({ key, rotationId }) => [key, rotationId]);
  return { items: items.map(({ key: _, ...difference }) => difference), nextCursor };
}

export interface ComparablePlan {
  id: string;
  createdAt: Date;
  placed: number;
  possible: number;
}

const MOST_COMPARABLE = 20;

/** Other plans for the same hires that came to an end, the newest first. */
export function listComparable(tx: Tx, plan: { id: string; cohortId: string | null }): Promise<ComparablePlan[]> {
  return tx.query(
    `SELECT id, created_at AS "createdAt", placed, possible FROM plans
      WHERE id <> $1 AND cohort_id IS NOT DISTINCT FROM $2 AND placed IS NOT NULL
        AND state IN ('ready', 'published', 'discarded')
      ORDER BY created_at DESC, id DESC LIMIT ${MOST_COMPARABLE}`,
    [plan.id, plan.cohortId],
  );
}
