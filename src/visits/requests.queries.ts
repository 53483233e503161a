import { nameOf } from '../people/name.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import type { SlotHours } from '../slots/slot.rules.js';

export interface RequestView extends SlotHours {
  id: string;
  slotId: string;
  departmentName: string;
  timeZone: string;
  visitorName: string;
  visitorDepartmentName: string;
  requestedAt: Date;
}

// Nobody decides about a request of their own; what has begun is past deciding.
const TO_DECIDE = `v.state = 'requested' AND v.starts_at > $1 AND ($2::boolean OR s.department_id = ANY ($3::uuid[]))
  AND v.visitor_id <> $4 AND v.requested_by_id <> $4`;

const deciderOf = (actor: Actor): unknown[] => [now(), isAdmin(actor), ledDepartmentIds(actor), actor.id];

/** How many requests wait for this person. */
export async function countRequests(tx: Tx, actor: Actor): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits v JOIN slots s ON s.id = v.slot_id WHERE ${TO_DECIDE}`,
    deciderOf(actor),
  );
  return count;
}

/** What waits for this person, the longest waiting first. */
export function listOldestRequests(tx: Tx, actor: Actor, limit: number): Promise<RequestView[]> {
  return tx.query(
    `SELECT v.id, v.slot_id AS "slotId", v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName",
            d.time_zone AS "timeZone", v.requested_at AS "requestedAt", home.name AS "visitorDepartmentName",
            ${nameOf('guest')} AS "visitorName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE ${TO_DECIDE}
      ORDER BY v.requested_at, v.id LIMIT $5`,
    [...deciderOf(actor), limit],
  );
}
