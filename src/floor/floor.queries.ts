import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { InviteAnswer } from '../visits/invite.rules.js';
import type { Channel, SlotFacts, SlotHours } from '../slots/slot.rules.js';

export interface FloorSlot extends SlotFacts {
  id: string;
  timeZone: string;
  channel: Channel;
  language: Language;
  location: string;
  hostNames: string[];
  /** Null for a slot by itself. */
  seriesId: string | null;
}

/** What begins at a department in a stretch of time, withdrawn slots as well; in order of start. */
export function listFloorSlots(tx: Tx, departmentId: string, { startsAt, endsAt }: SlotHours): Promise<FloorSlot[]> {
  return tx.query(
    `SELECT s.id, s.department_id AS "departmentId", d.time_zone AS "timeZone", s.channel, s.language, s.location,
            s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.seats, s.seats_taken AS "seatsTaken", s.state,
            ARRAY(SELECT ${nameOf('p')} FROM slot_hosts h JOIN people p ON p.id = h.host_id
                   WHERE h.slot_id = s.id ORDER BY p.family_name, p.given_name) AS "hostNames",
            (SELECT m.series_id FROM series_slots m WHERE m.slot_id = s.id) AS "seriesId"
       FROM slots s JOIN departments d ON d.id = s.department_id
      WHERE s.department_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3
      ORDER BY s.starts_at, s.id`,
    [departmentId, startsAt, endsAt],
  );
}

export interface FloorGuest {
  /** Of the visit. */
  id: string;
  slotId: string;
  state: 'requested' | 'approved';
  visitorName: string;
  visitorDepartmentName: string;
  hostName: string | null;
  /** What the guest's calendar answered to the invite; null while it has not. */
  answer: InviteAnswer | null;
  /** A request of somebody who was offered a seat: it is kept for them. */
  holdsSeat: boolean;
}

/** Who comes, or asks to come, to what begins at a department in a stretch of time; by name. */
export function listFloorGuests(tx: Tx, departmentId: string, { startsAt, endsAt }: SlotHours): Promise<FloorGuest[]> {
  return tx.query(
    `SELECT v.id, v.slot_id AS "slotId", v.state, ${nameOf('guest')} AS "visitorName",
            home.name AS "visitorDepartmentName", nullif(${nameOf('host')}, '') AS "hostName",
            (SELECT i.answer FROM invites i WHERE i.visit_id = v.id AND i.person_id = v.visitor_id AND i.is_live) AS answer,
            v.state = 'requested' AND v.offered_at IS NOT NULL AS "holdsSeat"
       FROM slots s
       JOIN visits v ON v.slot_id = s.id AND v.state IN ('requested', 'approved')
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
       LEFT JOIN people host ON host.id = v.host_id
      WHERE s.department_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3
      ORDER BY s.starts_at, guest.family_name, guest.given_name, v.id`,
    [departmentId, startsAt, endsAt],
  );
}
