import { nameOf } from '../people/name.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { Attendance } from './attendance.entity.js';
import type { Outcome, ToldBy } from './attendance.rules.js';

/** An approved visit whose hours have begun, and what is known of the guest's coming. */
export interface GuestRow extends SlotHours {
  visitId: string;
  slotId: string;
  departmentName: string;
  timeZone: string;
  location: string;
  visitorId: string;
  visitorName: string;
  visitorDepartmentName: string;
  hostId: string | null;
  hostName: string | null;
  outcome: Outcome | null;
  toldBy: ToldBy | null;
  reason: string | null;
  isConfirmed: boolean;
}

const SELECT = `SELECT v.id AS "visitId", v.slot_id AS "slotId", v.starts_at AS "startsAt", v.ends_at AS "endsAt",
    d.name AS "departmentName", d.time_zone AS "timeZone", s.location, v.visitor_id AS "visitorId",
    ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName", v.host_id AS "hostId",
    (SELECT ${nameOf('host')} FROM people host WHERE host.id = v.host_id) AS "hostName",
    a.outcome, a.told_by AS "toldBy", a.reason, a.confirmed_at IS NOT NULL AS "isConfirmed"
  FROM visits v
  JOIN slots s ON s.id = v.slot_id
  JOIN departments d ON d.id = s.department_id
  JOIN people guest ON guest.id = v.visitor_id
  JOIN departments home ON home.id = guest.department_id
  LEFT JOIN attendances a ON a.visit_id = v.id`;

/** How long after a visit somebody is asked about it: who came is forgotten sooner than that. */
export const ASKED_FOR_DAYS = 14;

// Lets the indexes on starts_at find the first; a slot is no longer than twelve hours.
const EARLIEST = `$1::timestamptz - interval '${ASKED_FOR_DAYS} days 12 hours'`;

/** What this host, or lead of a department, has yet to mark of the last two weeks, the oldest first. */
export async function listToMark(
  tx: Tx,
  actor: Actor,
  filter: { at: Date; limit?: number; cursor?: string },
): Promise<Page<GuestRow>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [filter.at, actor.id, ledDepartmentIds(actor)];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const open = [
    `v.state = 'approved'`,
    `v.starts_at > ${EARLIEST}`,
    'v.starts_at < $1',
    'v.ends_at <= $1',
    'v.visitor_id <> $2',
    'NOT EXISTS (SELECT FROM attendances a WHERE a.visit_id = v.id AND a.outcome IS NOT NULL)',
  ];
  if (filter.cursor) {
    const [startsAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    open.push(`(v.starts_at, v.id) > (${$(startsAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const ways = [
    'v.host_id = $2',
    `v.slot_id = ANY (ARRAY(SELECT id FROM slots WHERE department_id = ANY ($3::uuid[]) AND starts_at > ${EARLIEST} AND starts_at < $1))`,
  ];
  const reads = ways.map((way) => `SELECT v.id, v.starts_at FROM visits v WHERE ${way} AND ${open.join(' AND ')}`);
  const rows: GuestRow[] = await tx.query(
    `${SELECT} WHERE v.id = ANY (ARRAY(
       SELECT id FROM (${reads.join(' UNION ')}) seen ORDER BY starts_at, id LIMIT ${$(limit + 1)}))
      ORDER BY v.starts_at, v.id`,
    values,
  );
  return toPage(rows, limit, (row) => [row.startsAt.toISOString(), row.visitId]);
}

/** The approved guests of one slot, by name; whoever asks. */
export const listGuestsOf = (tx: Tx, slotId: string): Promise<(GuestRow & { departmentId: string })[]> =>
  tx.query(
    `${SELECT.replace('SELECT', 'SELECT s.department_id AS "departmentId",')}
      WHERE v.slot_id = $1 AND v.state = 'approved' ORDER BY guest.family_name, guest.given_name, v.id`,
    [slotId],
  );

/** Null for a visit that is not approved. */
export async function findGuest(tx: Tx, visitId: string): Promise<GuestRow | null> {
  const rows: GuestRow[] = await tx.query(`${SELECT} WHERE v.id = $1 AND v.state = 'approved'`, [visitId]);
  return rows[0] ?? null;
}

export const findAttendance = (tx: Tx, visitId: string): Promise<Attendance | null> =>
  tx.findOneBy(Attendance, { visitId });
