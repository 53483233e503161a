import { nameOf } from '../people/name.queries.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
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

// OFFSET 0: left alone, PostgreSQL reads all visits from the latest back until it has enough, which may be never.
const ownVisits = (condition: string) => `(SELECT * FROM visits WHERE ${condition} OFFSET 0) v`;

/** Where to look for them, as a table `v` and more. */
function source(of: HistoryOf, $: (value: unknown) => string): string {
  if ('receivedBy' in of) return `visits v JOIN slots s ON s.id = v.slot_id AND s.department_id = ${$(of.receivedBy)}`;
  if ('madeBy' in of)
    return ownVisits(`visitor_id = ANY (ARRAY(SELECT id FROM people WHERE department_id = ${$(of.madeBy)}))`);
  const id = $(of.personId);
  return ownVisits(
    `id = ANY (ARRAY(SELECT id FROM visits WHERE visitor_id = ${id} UNION SELECT id FROM visits WHERE host_id = ${id}))`,
  );
}

const seesAll = (actor: Actor, of: HistoryOf) =>
  servesCompany(actor) || ('receivedBy' in of && mayLead(actor, of.receivedBy));

/** Visits that the actor may see, the latest first. */
export async function listHistory(
  tx: Tx,
  actor: Actor,
  of: HistoryOf,
  { limit, cursor }: HistoryPage,
): Promise<Page<PastVisit>> {
  const isSeen = seesAll(actor, of);
  const values: unknown[] = isSeen ? [] : seenBy(actor);
  const $ = (value: unknown) => `$${values.push(value)}`;
  const from = source(of, $);
  const where = isSeen ? ['true'] : [SEEN];
  // What SEEN speaks of beside the visit.
  const slot = 'receivedBy' in of ? '' : 'JOIN slots s ON s.id = v.slot_id';
  const seen = isSeen ? '' : `${slot} JOIN people guest ON guest.id = v.visitor_id`;
  // A slot and its visits start together; the index that finds them has them in this order.
  const start = 'receivedBy' in of ? 's.starts_at' : 'v.starts_at';
  if (cursor) {
    const [beforeAt, beforeId] = decodeCursor(cursor, 'instant', 'uuid');
    where.push(`(${start}, v.id) < (${$(beforeAt)}::timestamptz, ${$(beforeId)}::uuid)`);
  }
  const rows: PastVisit[] = await tx.query(
    `SELECT v.id, v.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            v.visitor_id AS "visitorId", home.name AS "visitorDepartmentName", ${nameOf('guest')} AS "visitorName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE v.id = ANY (ARRAY(
              SELECT v.id FROM ${from} ${seen} WHERE ${where.join(' AND ')}
               ORDER BY ${start} DESC, v.id DESC LIMIT ${$(limit + 1)}))
      ORDER BY v.starts_at DESC, v.id DESC`,
    values,
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
