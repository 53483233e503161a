import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';
import { SEEN, seenBy } from '../visits/visits.queries.js';

export interface PastVisit extends SlotHours {
  id: string;
  state: VisitState;
  departmentName: string;
  timeZone: string;
  visitorId: string;
  visitorName: string;
  visitorDepartmentName: string;
}

/** Whose visits, or which department's: received there, or made by those who work there. */
export type HistoryOf = { personId: string } | { receivedBy: string } | { madeBy: string };

export interface HistoryPage {
  limit: number;
  cursor?: string;
}

function narrow(of: HistoryOf): [condition: string, id: string] {
  // Each side by its own index; an OR of both would read every visit.
  if ('personId' in of)
    return ['v.id IN (SELECT id FROM visits WHERE visitor_id = $4 UNION SELECT id FROM visits WHERE host_id = $4)', of.personId]; // prettier-ignore
  return 'receivedBy' in of ? ['s.department_id = $4', of.receivedBy] : ['guest.department_id = $4', of.madeBy];
}

/** Visits that the actor may see, the latest first. */
export async function listHistory(
  tx: Tx,
  actor: Actor,
  of: HistoryOf,
  { limit, cursor }: HistoryPage,
): Promise<Page<PastVisit>> {
  const [condition, id] = narrow(of);
  const [beforeAt, beforeId] = cursor ? decodeCursor(cursor, 'instant', 'uuid') : [null, null];
  const rows: PastVisit[] = await tx.query(
    `SELECT v.id, v.state, s.starts_at AS "startsAt", s.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            v.visitor_id AS "visitorId", home.name AS "visitorDepartmentName",
            ${nameOf('guest')} AS "visitorName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE ${SEEN} AND ${condition}
        AND ($5::timestamptz IS NULL OR (s.starts_at, v.id) < ($5, $6::uuid))
      ORDER BY s.starts_at DESC, v.id DESC LIMIT $7`,
    [...seenBy(actor), id, beforeAt, beforeId, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.startsAt.toISOString(), row.id]);
}

export interface MonthCount {
  /** The first day, `2026-11-01`. */
  month: string;
  received: number;
  made: number;
}

const MONTHS = 12;

/** Visits that went or will go ahead in each of the last twelve months, this one included, on the department's calendar. */
export function countByMonth(tx: Tx, departmentId: string): Promise<MonthCount[]> {
  return tx.query(
    `WITH zone AS MATERIALIZED (
            SELECT time_zone AS name, date_trunc('month', $2::timestamptz AT TIME ZONE time_zone) AS this_month
              FROM departments WHERE id = $1),
          span AS MATERIALIZED (
            SELECT name, (this_month - interval '${MONTHS - 1} months') AT TIME ZONE name AS starts_at,
                   (this_month + interval '1 month') AT TIME ZONE name AS ends_at FROM zone),
          received AS (
            SELECT date_trunc('month', s.starts_at AT TIME ZONE span.name) AS month, sum(s.seats_taken)::int AS count
              FROM span, slots s
             WHERE s.department_id = $1 AND s.starts_at >= span.starts_at AND s.starts_at < span.ends_at GROUP BY 1),
          made AS (
            SELECT date_trunc('month', v.starts_at AT TIME ZONE span.name) AS month, count(*)::int AS count
              FROM span, people p JOIN visits v ON v.visitor_id = p.id AND v.state = 'approved'
             WHERE p.department_id = $1 AND v.starts_at >= span.starts_at AND v.starts_at < span.ends_at GROUP BY 1)
     SELECT to_char(month, 'YYYY-MM-DD') AS month, coalesce(received.count, 0) AS received, coalesce(made.count, 0) AS made
       FROM zone, generate_series(this_month - interval '${MONTHS - 1} months', this_month, interval '1 month') AS month
       LEFT JOIN received USING (month) LEFT JOIN made USING (month) ORDER BY month`,
    [departmentId, now()],
  );
}
