import type { Tx } from '../platform/database/transactions.js';
import { APPROVED, HELD, MISSED } from './counted.queries.js';
import { type Heard, instantsOf, spanOf } from './learned.rules.js';

export interface VisitCounts {
  /** Visits that took place, by so many people of so many departments. */
  held: number;
  /** Null where some are known by their department only. */
  visitors: number | null;
  departments: number;
  missed: number;
  /** Called off when it was late for others to come instead. */
  late: number;
}

/** The first parameter is an instant; those of `spanOf` follow. */
const WAS_HELD = `${APPROVED} AND ${HELD}`;

const none: VisitCounts = { held: 0, visitors: 0, departments: 0, missed: 0, late: 0 };

/** Of each stretch of time. */
export async function countVisits(tx: Tx, heard: Heard, at: Date): Promise<VisitCounts[]> {
  const rows: (VisitCounts & { stretch: number })[] = await tx.query(
    `SELECT width_bucket(v.starts_at, $4::timestamptz[]) AS stretch, (count(*) FILTER (WHERE ${WAS_HELD}))::int AS held,
            CASE WHEN bool_or(v.forgotten_at IS NOT NULL AND ${WAS_HELD}) THEN NULL
                 ELSE count(DISTINCT v.visitor_id) FILTER (WHERE ${WAS_HELD}) END::int AS visitors,
            (count(DISTINCT p.department_id) FILTER (WHERE ${WAS_HELD}))::int AS departments,
            (count(*) FILTER (WHERE ${MISSED}))::int AS missed, (count(*) FILTER (WHERE v.cancelled_late))::int AS late
       FROM visits v JOIN people p ON p.id = v.visitor_id
      WHERE v.starts_at >= $2 AND v.starts_at < $3 AND v.state IN ('approved', 'cancelled')
        AND ($5::uuid[] IS NULL OR v.floor_id = ANY ($5)) GROUP BY 1`,
    [at, ...spanOf(heard), instantsOf(heard), heard.departmentIds],
  );
  const counts = new Map(rows.map(({ stretch, ...row }) => [stretch, row]));
  return heard.bounds.slice(1).map((_, index) => counts.get(index + 1) ?? none);
}

export interface DepartmentVisits {
  name: string;
  visits: number;
}

/** Visits that took place by the department visited, or that the visitors are of, the most first. */
export function listVisitsBy(
  tx: Tx,
  by: 'host' | 'visitor',
  heard: Heard,
  at: Date,
  limit: number,
): Promise<DepartmentVisits[]> {
  return tx.query(
    `SELECT d.name, count(*)::int AS visits
       FROM visits v JOIN people p ON p.id = v.visitor_id JOIN departments d ON d.id = ${by === 'host' ? 'v.floor_id' : 'p.department_id'}
      WHERE v.starts_at >= $2 AND v.starts_at < $3 AND ${WAS_HELD} AND ($4::uuid[] IS NULL OR v.floor_id = ANY ($4))
      GROUP BY d.id ORDER BY visits DESC, d.name LIMIT $5`,
    [at, ...spanOf(heard), heard.departmentIds, limit],
  );
}
