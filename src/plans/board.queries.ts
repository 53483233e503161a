import { nameOf } from '../people/name.queries.js';
import { searchPatterns } from '../people/people-search.rules.js';
import type { UnplacedReason } from '../planner/problem.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';
import type { PlacementPiece } from './edit.rules.js';

/** A hire of a plan, and when they can be there at all. */
export interface BoardHire {
  rotationId: string;
  personId: string;
  name: string;
  departmentName: string;
  firstOn: string;
  leavesOn: string | null;
  /** ISO weekdays, 1 for Monday. */
  workdays: number[];
  absences: { fromOn: string; untilOn: string }[];
  isLeftOut: boolean;
}

export interface BoardFilter {
  cohortId?: string;
  /** Only who goes, or still has to go, to this department. */
  departmentId?: string;
  /** Only who misses a visit. */
  isMissing?: boolean;
  search?: string;
  limit: number;
  cursor?: string;
}

const ORDER = `lower(concat_ws(' ', p.family_name, p.given_name))`;
const OF_PLAN = (table: string) => `SELECT FROM ${table} o WHERE o.plan_id = $1 AND o.rotation_id = r.id`;
const LEFT_OUT = `EXISTS (${OF_PLAN('plan_exclusions')} AND o.slot_id IS NULL)`;

/** The hires a plan speaks of, by family name. */
export async function listBoardHires(tx: Tx, planId: string, filter: BoardFilter): Promise<Page<BoardHire>> {
  const values: unknown[] = [planId];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [`(EXISTS (${OF_PLAN('plan_placements')}) OR EXISTS (${OF_PLAN('plan_unplaced')}) OR ${LEFT_OUT})`];
  if (filter.cohortId) where.push(`r.cohort_id = ${$(filter.cohortId)}`);
  if (filter.isMissing) where.push(`EXISTS (${OF_PLAN('plan_unplaced')})`);
  if (filter.departmentId) {
    const stops = `AND o.stop_id IN (SELECT id FROM programme_stops WHERE department_id = ${$(filter.departmentId)})`;
    where.push(`(EXISTS (${OF_PLAN('plan_placements')} ${stops}) OR EXISTS (${OF_PLAN('plan_unplaced')} ${stops}))`);
  }
  const patterns = searchPatterns(filter.search ?? '');
  if (patterns.length) where.push(`p.search_text LIKE ALL (${$(patterns)}::text[])`);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 'text', 'uuid');
    where.push(`(${ORDER}, r.id) > (${$(name)}, ${$(id)}::uuid)`);
  }
  const rows: (BoardHire & { key: string })[] = await tx.query(
    `SELECT r.id AS "rotationId", p.id AS "personId", ${nameOf('p')} AS name, d.name AS "departmentName",
            r.first_on::text AS "firstOn", p.leaves_on::text AS "leavesOn", p.workdays, ${LEFT_OUT} AS "isLeftOut",
            coalesce((SELECT json_agg(json_build_object('fromOn', a.from_on, 'untilOn', a.until_on))
                        FROM person_absences a WHERE a.person_id = p.id), '[]') AS absences, ${ORDER} AS key
       FROM rotations r JOIN people p ON p.id = r.person_id JOIN departments d ON d.id = p.department_id
      WHERE ${where.join(' AND ')} ORDER BY ${ORDER}, r.id LIMIT ${$(filter.limit + 1)}`,
    values,
  );
  const { items, nextCursor } = toPage(rows, filter.limit, ({ key, rotationId }) => [key, rotationId]);
  return { items: items.map(({ key: _, ...hire }) => hire), nextCursor };
}

export interface BoardVisit extends PlacementPiece, SlotHours {
  departmentName: string;
  channel: Channel;
  location: string;
  timeZone: string;
}

/** What a plan gives some of its hires, in order of start. */
export function listBoardVisits(tx: Tx, planId: string, rotationIds: string[]): Promise<BoardVisit[]> {
  return tx.query(
    `SELECT pp.id, pp.rotation_id AS "rotationId", pp.stop_id AS "stopId", pp.slot_id AS "slotId",
            pp.is_pinned AS "isPinned", pp.visit_id AS "visitId", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
            s.channel, s.location, d.name AS "departmentName", d.time_zone AS "timeZone"
       FROM plan_placements pp JOIN slots s ON s.id = pp.slot_id JOIN departments d ON d.id = s.department_id
      WHERE pp.plan_id = $1 AND pp.rotation_id = ANY ($2::uuid[]) ORDER BY s.starts_at, pp.id`,
    [planId, rotationIds],
  );
}

export interface BoardGap {
  rotationId: string;
  stopId: string;
  reason: UnplacedReason;
  departmentName: string;
  channel: Channel | null;
  /** So many visits for the one stop. */
  count: number;
}

/** What some hires of a plan still miss, in the order of their stops. */
export function listBoardGaps(tx: Tx, planId: string, rotationIds: string[]): Promise<BoardGap[]> {
  return tx.query(
    `SELECT u.rotation_id AS "rotationId", u.stop_id AS "stopId", min(u.reason) AS reason, d.name AS "departmentName",
            st.channel, count(*)::integer AS count
       FROM plan_unplaced u JOIN programme_stops st ON st.id = u.stop_id JOIN departments d ON d.id = st.department_id
      WHERE u.plan_id = $1 AND u.rotation_id = ANY ($2::uuid[])
      GROUP BY u.rotation_id, u.stop_id, d.name, st.channel, st.position ORDER BY st.position`,
    [planId, rotationIds],
  );
}

export interface PlanExtent {
  firstAt: Date | null;
  lastAt: Date | null;
  /** Hires with a visit missing, in all of the plan. */
  hiresMissing: number;
  departments: { id: string; name: string }[];
  cohorts: { id: string; name: string }[];
}

/** From when to when a plan goes, where, and for whom. */
export async function readExtent(tx: Tx, planId: string): Promise<PlanExtent> {
  const [extent]: [PlanExtent] = await tx.query(
    `WITH slot AS MATERIALIZED (SELECT DISTINCT slot_id FROM plan_placements WHERE plan_id = $1),
          missing AS MATERIALIZED (SELECT DISTINCT rotation_id, stop_id FROM plan_unplaced WHERE plan_id = $1),
          hire AS MATERIALIZED (SELECT DISTINCT rotation_id FROM plan_placements WHERE plan_id = $1
                                 UNION SELECT rotation_id FROM missing)
     SELECT (SELECT min(s.starts_at) FROM slots s JOIN slot ON slot.slot_id = s.id) AS "firstAt",
            (SELECT max(s.starts_at) FROM slots s JOIN slot ON slot.slot_id = s.id) AS "lastAt",
            (SELECT count(DISTINCT rotation_id)::integer FROM missing) AS "hiresMissing",
            (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name) ORDER BY d.name), '[]')
               FROM departments d WHERE d.id IN (
                 SELECT s.department_id FROM slots s JOIN slot ON slot.slot_id = s.id
                  UNION SELECT st.department_id FROM programme_stops st JOIN missing ON missing.stop_id = st.id)) AS departments,
            (SELECT coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) ORDER BY c.first_on DESC, c.name), '[]')
               FROM cohorts c WHERE c.id IN (SELECT r.cohort_id FROM rotations r JOIN hire ON hire.rotation_id = r.id)) AS cohorts`,
    [planId],
  );
  return extent;
}
