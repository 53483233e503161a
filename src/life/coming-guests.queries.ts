import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';

export interface ComingGuest extends SlotHours {
  id: string;
  timeZone: string;
  location: string;
  visitorName: string;
  visitorDepartmentName: string;
}

/** Who is still to come to sit beside this host, the first first. */
export function listComingGuests(tx: Tx, hostId: string, at: Date, limit: number): Promise<ComingGuest[]> {
  return tx.query(
    `SELECT v.id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.time_zone AS "timeZone", s.location,
            ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id JOIN departments home ON home.id = guest.department_id
      WHERE v.host_id = $1 AND v.state = 'approved' AND v.ends_at > $2 ORDER BY v.starts_at, v.id LIMIT $3`,
    [hostId, at, limit],
  );
}
