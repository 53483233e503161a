import { nameOf } from '../people/name.queries.js';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { ASKED_AT } from '../visits/nudge.queries.js';

export interface RequestView extends SlotHours {
  id: string;
  slotId: string;
  departmentName: string;
  timeZone: string;
  visitorName: string;
  visitorDepartmentName: string;
  askedAt: Date;
}

// Nobody decides about a request of their own; what has begun is past deciding.
const TO_DECIDE = `v.state = 'requested' AND v.starts_at > $1 AND v.visitor_id <> $2 AND v.requested_by_id <> $2`;
const LED = `v.slot_id = ANY (ARRAY(SELECT id FROM slots WHERE department_id = ANY ($3::uuid[]) AND starts_at > $1))`;

const toDecide = (actor: Actor): { condition: string; values: unknown[] } =>
  isAdmin(actor)
    ? { condition: TO_DECIDE, values: [now(), actor.id] }
    : { condition: `${TO_DECIDE} AND ${LED}`, values: [now(), actor.id, ledDepartmentIds(actor)] };

/** How many requests wait for this person. */
export async function countRequests(tx: Tx, actor: Actor): Promise<number> {
  const { condition, values } = toDecide(actor);
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits v WHERE ${condition}`,
    values,
  );
  return count;
}

/** What waits for this person, the longest waiting first. */
export function listOldestRequests(tx: Tx, actor: Actor, limit: number): Promise<RequestView[]> {
  const { condition, values } = toDecide(actor);
  return tx.query(
    `SELECT v.id, v.slot_id AS "slotId", v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName",
            d.time_zone AS "timeZone", ${ASKED_AT} AS "askedAt", home.name AS "visitorDepartmentName",
            ${nameOf('guest')} AS "visitorName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE v.id = ANY (ARRAY(SELECT v.id FROM visits v WHERE ${condition} ORDER BY ${ASKED_AT}, v.id LIMIT ${limit}))
      ORDER BY ${ASKED_AT}, v.id`,
    values,
  );
}
