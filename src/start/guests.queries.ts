import { nameOf } from '../people/name.queries.js';
import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';

export interface GuestView extends SlotHours {
  /** Of the visit. */
  id: string;
  departmentName: string;
  timeZone: string;
  location: string;
  visitorName: string;
  visitorDepartmentName: string;
  hostName: string | null;
}

/** Who comes in a stretch of time: to the leads' departments, beside the host, to anybody for HR. In order of start. */
export function listGuests(tx: Tx, actor: Actor, { startsAt, endsAt }: SlotHours, limit: number): Promise<GuestView[]> {
  const values: unknown[] = [startsAt, endsAt, limit];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const during = `v.state = 'approved' AND v.starts_at < $2 AND v.ends_at > $1 AND v.starts_at > ${EARLIEST}`;
  // Each way to see a guest reads by an index of its own.
  const ways = servesCompany(actor)
    ? ['true']
    : [
        `v.host_id = ${$(actor.id)}`,
        `v.slot_id = ANY (ARRAY(SELECT id FROM slots WHERE department_id = ANY (${$(ledDepartmentIds(actor))}::uuid[])
           AND starts_at < $2 AND starts_at > ${EARLIEST}))`,
      ];
  const reads = ways.map((way) => `SELECT v.id, v.starts_at FROM visits v WHERE ${way} AND ${during}`);
  return tx.query(
    `SELECT v.id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            s.location, ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName",
            (SELECT ${nameOf('host')} FROM people host WHERE host.id = v.host_id) AS "hostName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE v.id = ANY (ARRAY(SELECT id FROM (${reads.join(' UNION ')}) seen ORDER BY starts_at, id LIMIT $3))
      ORDER BY v.starts_at, v.id`,
    values,
  );
}

// Lets the indexes on starts_at find the first that may still be going on.
const EARLIEST = `$1::timestamptz - interval '12 hours'`;
