import { DateTime } from 'luxon';
import { searchPatterns } from '../people/people-search.rules.js';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { FOLLOWED_DAYS, type View } from './progress.rules.js';
import { readWindowDays } from './window-days.queries.js';

/** Whom one looks at. */
export interface Followed {
  view: View;
  departmentId?: string;
  managerId?: string;
  cohortId?: string;
  /** Where one goes for a stop. */
  hostId?: string;
  search?: string;
}

export interface FollowedSql {
  /** `WITH` the tables `hires` and `stops`. */
  sql: string;
  values: unknown[];
  $(value: unknown): string;
}

/** Whether nothing that is required is left of a rotation's stops; of optional ones alone, whether nothing is to come. */
export const IS_FINISHED = `(count(*) FILTER (WHERE is_required AND done < visits) = 0
  AND (bool_or(is_required) OR bool_and(state IN ('done', 'lapsed'))))`;

/**
 * Dates are looked up in what was counted, not joined: the planner of PostgreSQL cannot know how few rows such a join leaves.
 * SQL for the rotations somebody follows (`hires`) and for each stop of each, without those that are skipped, how far it
 * is (`stops`). The state of a stop is the one of rotations/path.rules; a test holds the two against each other.
 */
export async function readFollowed(tx: Tx, actor: Actor, followed: Followed, timeZone: string): Promise<FollowedSql> {
  const at = now();
  const today = DateTime.fromJSDate(at, { zone: timeZone }).startOf('day');
  const week = today.startOf('week');
  const since = today.minus({ days: FOLLOWED_DAYS }).toISODate() as string;
  const { calendars, dates } = await readWindowDays(tx, since);
  const values: unknown[] = [JSON.stringify(calendars), JSON.stringify(dates), at, since, week.toJSDate(), week.plus({ weeks: 1 }).toJSDate()]; // prettier-ignore
  const $ = (value: unknown) => `$${values.push(value)}`;
  const sql = `WITH
    hires AS MATERIALIZED (
      SELECT r.id AS rotation_id, r.person_id, r.version_id, r.cohort_id, r.first_on, p.department_id,
             ${ofStaff(followed)},
             $2::jsonb -> ($1::jsonb ->> p.department_id::text || ' ' || r.first_on) AS dates,
             ($3::timestamptz AT TIME ZONE d.time_zone)::date AS today
        FROM rotations r JOIN people p ON p.id = r.person_id AND p.is_active JOIN departments d ON d.id = p.department_id
       WHERE ${["r.state = 'open'", 'r.first_on >= $4::date', ...narrow(actor, followed, $)].join(' AND ')}),
    made AS MATERIALIZED (
      SELECT rv.rotation_id, rv.stop_id,
             array_agg(v.ends_at ORDER BY v.ends_at) FILTER (WHERE v.state = 'approved' AND v.ends_at <= $3 AND a.outcome IS DISTINCT FROM 'missed') AS held,
             count(*) FILTER (WHERE v.ends_at > $3 AND stands)::int AS planned,
             count(*) FILTER (WHERE v.starts_at >= $5 AND v.starts_at < $6 AND stands)::int AS this_week,
             count(*) FILTER (WHERE v.state = 'approved' AND v.ends_at <= $3)::int AS over,
             count(*) FILTER (WHERE a.outcome = 'missed')::int AS missed,
             count(*) FILTER (WHERE v.cancelled_late)::int AS late,
             min(v.starts_at) FILTER (WHERE v.ends_at > $3 AND stands) AS next_at
        FROM hires h JOIN rotation_visits rv ON rv.rotation_id = h.rotation_id JOIN visits v ON v.id = rv.visit_id
        LEFT JOIN visits was ON was.id = v.replaces_id AND was.state = 'approved' LEFT JOIN attendances a ON a.visit_id = v.id
       CROSS JOIN LATERAL (SELECT v.state = 'approved' OR v.state = 'requested' AND was.id IS NULL AS stands) s
       GROUP BY 1, 2),
    counted AS (
      SELECT h.*, s.id AS stop_id, s.position, s.department_id AS host_id, s.channel, s.is_required, s.visits,
             (h.dates ->> s.from_day::text)::date AS opens_on,
             greatest((h.dates ->> s.to_day::text)::date, x.until_on) AS due_on, m.held, m.held[s.visits] AS finished_at,
             coalesce(cardinality(m.held), 0) AS done, coalesce(m.planned, 0) AS planned, coalesce(m.this_week, 0) AS this_week,
             coalesce(m.over, 0) AS over, coalesce(m.missed, 0) AS missed, coalesce(m.late, 0) AS late, m.next_at
        FROM hires h JOIN programme_stops s ON s.version_id = h.version_id
        LEFT JOIN rotation_exceptions x ON x.rotation_id = h.rotation_id AND x.stop_id = s.id
        LEFT JOIN made m ON m.rotation_id = h.rotation_id AND m.stop_id = s.id
       WHERE x.is_skipped IS NOT TRUE${hosted(actor, followed, $)}),
    stops AS MATERIALIZED (
      SELECT *, CASE WHEN done >= visits THEN 'done' WHEN done + planned >= visits THEN 'planned'
                     WHEN due_on >= today THEN 'to-plan' WHEN is_required THEN 'overdue' ELSE 'lapsed' END AS state
        FROM counted)`;
  return { sql, values, $ };
}

type Put = (value: unknown) => string;

/** Whose people they are and how HR numbers them is no business of a department they are a guest of. */
const ofStaff = ({ view }: Followed) =>
  view === 'stops' ? 'NULL::uuid AS manager_id, NULL::text AS personnel_number' : 'p.manager_id, p.personnel_number';

function narrow(actor: Actor, { view, departmentId, managerId, cohortId, search }: Followed, $: Put): string[] {
  const patterns = searchPatterns(search ?? '');
  return [
    ...(view === 'people' ? [`p.manager_id = ${$(actor.id)}`] : []),
    ...(departmentId ? [`p.department_id = ${$(departmentId)}`] : []),
    ...(managerId && view !== 'stops' ? [`p.manager_id = ${$(managerId)}`] : []),
    ...(cohortId ? [`r.cohort_id = ${$(cohortId)}`] : []),
    ...(patterns.length ? [`p.search_text LIKE ALL (${$(patterns)}::text[])`] : []),
  ];
}

function hosted(actor: Actor, { view, hostId }: Followed, $: Put): string {
  const own = view === 'stops' && !isAdmin(actor) ? ` AND s.department_id = ANY (${$(ledDepartmentIds(actor))}::uuid[])` : ''; // prettier-ignore
  return own + (hostId ? ` AND s.department_id = ${$(hostId)}` : '');
}
