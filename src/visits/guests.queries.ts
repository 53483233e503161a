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
  return tx.query(
    `SELECT v.id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            s.location, ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName",
            nullif(${nameOf('host')}, '') AS "hostName"
       FROM slots s
       JOIN visits v ON v.slot_id = s.id AND v.state = 'approved'
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
       LEFT JOIN people host ON host.id = v.host_id
      WHERE s.starts_at < $2 AND s.ends_at > $1
        -- Lets the index on starts_at find the first slot that may still be going on.
        AND s.starts_at > $1::timestamptz - interval '12 hours'
        AND ($3::boolean OR s.department_id = ANY ($4::uuid[]) OR v.host_id = $5)
      ORDER BY s.starts_at, v.id LIMIT $6`,
    [startsAt, endsAt, servesCompany(actor), ledDepartmentIds(actor), actor.id, limit],
  );
}
