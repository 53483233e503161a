import type { Tx } from '../platform/database/transactions.js';
import { nameOf } from '../people/name.queries.js';
import type { UnplacedReason } from '../planner/problem.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Channel } from '../slots/slot.rules.js';

export interface PlacementRow {
  rotationId: string;
  personId: string;
  stopId: string;
  slotId: string;
  isPinned: boolean;
  visitId: string | null;
}

/** Who comes where, in order of start. */
export const listPlacements = (tx: Tx, planId: string): Promise<PlacementRow[]> =>
  tx.query(
    `SELECT x.rotation_id AS "rotationId", r.person_id AS "personId", x.stop_id AS "stopId", x.slot_id AS "slotId",
            x.is_pinned AS "isPinned", x.visit_id AS "visitId"
       FROM plan_placements x JOIN rotations r ON r.id = x.rotation_id JOIN slots s ON s.id = x.slot_id
      WHERE x.plan_id = $1 ORDER BY s.starts_at, s.id, x.rotation_id`,
    [planId],
  );

export interface UnplacedRow {
  id: string;
  rotationId: string;
  personId: string;
  personName: string;
  stopId: string;
  /** Where they would have gone. */
  departmentName: string;
  channel: Channel | null;
  isRequired: boolean;
  reason: UnplacedReason;
  sortName: string;
}

const UNPLACED = `SELECT x.id, x.rotation_id AS "rotationId", p.id AS "personId", ${nameOf('p')} AS "personName", x.stop_id AS "stopId",
    d.name AS "departmentName", st.channel, st.is_required AS "isRequired", x.reason, p.family_name AS "sortName"
  FROM plan_unplaced x JOIN rotations r ON r.id = x.rotation_id JOIN people p ON p.id = r.person_id
  JOIN programme_stops st ON st.id = x.stop_id JOIN departments d ON d.id = st.department_id
 WHERE x.plan_id = $1`;

/** Every visit that is missing. */
export const listUnplaced = (tx: Tx, planId: string): Promise<UnplacedRow[]> =>
  tx.query(`${UNPLACED} ORDER BY p.family_name, x.id`, [planId]);

/** The same, by name and page by page. */
export async function pageUnplaced(
  tx: Tx,
  planId: string,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<UnplacedRow>> {
  const [name, id] = cursor ? decodeCursor(cursor, 'text', 'uuid') : [null, null];
  const rows: UnplacedRow[] = await tx.query(
    `${UNPLACED} AND ($2::text IS NULL OR (p.family_name, x.id) > ($2, $3::uuid)) ORDER BY p.family_name, x.id LIMIT $4`,
    [planId, name, id, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.sortName, row.id]);
}

/** Guests that a plan brings to a host department. */
export interface DepartmentLoad {
  departmentId: string;
  departmentName: string;
  visits: number;
  moments: number;
  /** Seats of these moments. */
  seats: number;
  /** On the busiest day. */
  mostOnDay: number;
}

export const listLoads = (tx: Tx, planId: string): Promise<DepartmentLoad[]> =>
  tx.query(
    `WITH given AS (SELECT slot_id, count(*)::int AS visits FROM plan_placements WHERE plan_id = $1 GROUP BY 1),
          days AS (SELECT d.id, d.name, (s.starts_at AT TIME ZONE d.time_zone)::date AS day, sum(g.visits)::int AS visits,
                          count(*)::int AS moments, sum(s.seats)::int AS seats
                     FROM given g JOIN slots s ON s.id = g.slot_id JOIN departments d ON d.id = s.department_id GROUP BY 1, 2, 3)
     SELECT id AS "departmentId", name AS "departmentName", sum(visits)::int AS visits, sum(moments)::int AS moments,
            sum(seats)::int AS seats, max(visits)::int AS "mostOnDay"
       FROM days GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
    [planId],
  );

/** How many people a plan is about, and for how many of them it found all they need. */
export async function countPeople(tx: Tx, planId: string): Promise<{ people: number; complete: number }> {
  const [counts]: [{ people: number; complete: number }] = await tx.query(
    `SELECT count(*)::int AS people, count(*) FILTER (WHERE NOT EXISTS (
              SELECT FROM plan_unplaced u WHERE u.plan_id = $1 AND u.rotation_id = p.rotation_id))::int AS complete
       FROM (SELECT rotation_id FROM plan_placements WHERE plan_id = $1
             UNION SELECT rotation_id FROM plan_unplaced WHERE plan_id = $1) p`,
    [planId],
  );
  return counts;
}
