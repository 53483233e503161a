import type { Tx } from '../platform/database/transactions.js';
import { APPROVED, countedVisits, HELD, MISSED, STRETCHES, stretchOf, TO_COME } from './counted.queries.js';
import { findForgottenUntil } from './forgotten.queries.js';
import type { Asked } from './insight.js';
import { instantsOf, ofEachStretch } from './stretches.js';

export interface StretchVisits {
  held: number;
  toCome: number;
  /** Null where not all are known any more. */
  visitors: number | null;
  missed: number;
  /** Called off when it was late for others to come instead. */
  late: number;
}

const none: StretchVisits = { held: 0, toCome: 0, visitors: 0, missed: 0, late: 0 };

/** Visits of each stretch of the period. */
export async function countVisitsOverTime(tx: Tx, asked: Asked): Promise<StretchVisits[]> {
  const { fromStretch, values } = countedVisits(asked);
  const rows: (StretchVisits & { stretch: number })[] = await tx.query(
    `SELECT stretch, told.*, called_off.late FROM ${STRETCHES}, LATERAL (
       SELECT (count(*) FILTER (WHERE ${HELD}))::int AS held, (count(*) FILTER (WHERE ${TO_COME}))::int AS "toCome",
              CASE WHEN bool_or(v.forgotten_at IS NOT NULL AND ${HELD}) THEN NULL
                   ELSE count(DISTINCT v.visitor_id) FILTER (WHERE ${HELD}) END::int AS visitors,
              (count(*) FILTER (WHERE ${MISSED}))::int AS missed ${fromStretch(APPROVED)}) told,
       LATERAL (SELECT count(*)::int AS late ${fromStretch('v.cancelled_late')}) called_off`,
    values,
  );
  return ofEachStretch(asked.period, rows, none);
}

export interface DepartmentVisits {
  id: string;
  name: string;
  visits: number;
  /** Of those who work there now, how many came at least once. */
  people: number;
  size: number;
}

/** Visits by the department of the visitors, against how many work there now; only those of whom somebody came, or that are the reader's. */
export function countByDepartment(tx: Tx, asked: Asked): Promise<DepartmentVisits[]> {
  const { from, values, $ } = countedVisits(asked);
  return tx.query(
    `WITH came AS (SELECT v.visitor_id, count(*) AS visits ${from(`${APPROVED} AND ${HELD}`)} GROUP BY 1),
     counted AS (
       SELECT p.department_id, sum(c.visits)::int AS visits, (count(*) FILTER (WHERE p.is_active))::int AS people
         FROM came c JOIN people p ON p.id = c.visitor_id GROUP BY 1),
     sizes AS (SELECT department_id, count(*)::int AS size FROM people WHERE is_active GROUP BY 1)
     SELECT d.id, d.name, coalesce(c.visits, 0) AS visits, coalesce(c.people, 0) AS people, coalesce(z.size, 0) AS size
       FROM departments d LEFT JOIN counted c ON c.department_id = d.id LEFT JOIN sizes z ON z.department_id = d.id
      WHERE (z.size > 0 OR c.visits > 0)${asked.visitorId ? ` AND d.id = ${$(asked.visitorId)}` : ''}
        AND (${asked.scope ? `d.id = ANY (${$(asked.scope)}::uuid[]) OR c.visits > 0` : 'true'})
      ORDER BY coalesce(c.people, 0)::float / greatest(coalesce(z.size, 0), 1) DESC, visits DESC, d.name`,
    values,
  );
}

export interface DepartmentCoverage {
  id: string;
  name: string;
  size: number;
  /** People who work there now and had been by the end of each stretch; null of a time whose visitors are not known any more. */
  been: (number | null)[];
}

/** Of every department, how many of its people had been by then; those with the fewest first. */
export async function readCoverage(tx: Tx, asked: Asked): Promise<DepartmentCoverage[]> {
  const { from, values, $ } = countedVisits({ ...asked, scope: null }, { isEver: true });
  const until = await findForgottenUntil(tx);
  // Of those whose visits were ascribed to nobody it is known that they came, not where.
  const forgotten = until && !asked.hostId ? `UNION ALL SELECT id, ${$(until)}::timestamptz FROM people WHERE has_visited AND is_active` : ''; // prettier-ignore
  const rows: { id: string; name: string; size: number; stretch: number | null; first: number }[] = await tx.query(
    `WITH firsts AS (
       SELECT visitor_id, min(starts_at) AS at FROM (
         SELECT v.visitor_id, v.starts_at ${from(`${APPROVED} AND ${HELD}`)} ${forgotten}) been GROUP BY 1),
     counted AS (
       SELECT p.department_id, ${stretchOf('f.at')} AS stretch, count(*)::int AS first
         FROM firsts f JOIN people p ON p.id = f.visitor_id AND p.is_active GROUP BY 1, 2),
     sizes AS (SELECT department_id, count(*)::int AS size FROM people WHERE is_active GROUP BY 1)
     SELECT d.id, d.name, z.size, c.stretch, coalesce(c.first, 0) AS first
       FROM departments d JOIN sizes z ON z.department_id = d.id LEFT JOIN counted c ON c.department_id = d.id
      WHERE ${asked.scope ? `d.id = ANY (${$(asked.scope)}::uuid[])` : 'true'}${asked.visitorId ? ` AND d.id = ${$(asked.visitorId)}` : ''}`,
    values,
  );
  const nobody = instantsOf(asked).slice(1).map((end) => (until && end <= until ? null : 0)); // prettier-ignore
  const departments = new Map<string, DepartmentCoverage>();
  for (const { id, name, size } of rows) departments.set(id, { id, name, size, been: [...nobody] });
  for (const { id, stretch, first } of rows) {
    if (stretch === null) continue;
    // What was before the period counts from its first stretch on.
    const { been } = departments.get(id) as DepartmentCoverage;
    for (let place = Math.max(0, stretch - 1); place < been.length; place += 1) if (been[place] !== null) been[place]! += first; // prettier-ignore
  }
  const share = ({ been, size }: DepartmentCoverage) => (been.at(-1) ?? 0) / size;
  return [...departments.values()].sort((one, other) => share(one) - share(other) || other.size - one.size || (one.name < other.name ? -1 : 1)); // prettier-ignore
}
