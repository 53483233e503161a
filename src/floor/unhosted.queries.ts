import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';

export interface UnhostedGuest extends SlotHours {
  id: string;
  timeZone: string;
  location: string;
  visitorName: string;
  visitorDepartmentName: string;
}

const MOST_SHOWN = 50;

/** Guests of departments who come and have nobody to sit with, the first first. */
export function listUnhosted(tx: Tx, departmentIds: string[], at: Date): Promise<UnhostedGuest[]> {
  return tx.query(
    `SELECT v.id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.time_zone AS "timeZone", s.location,
            ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id JOIN departments home ON home.id = guest.department_id
      WHERE v.state = 'approved' AND v.host_id IS NULL AND v.starts_at > $2 AND s.department_id = ANY ($1::uuid[])
      ORDER BY v.starts_at, v.id LIMIT ${MOST_SHOWN}`,
    [departmentIds, at],
  );
}
