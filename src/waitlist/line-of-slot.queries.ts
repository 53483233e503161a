import type { Tx } from '../platform/database/transactions.js';
import { SEATS_TO_OFFER, WAITS_AND_CAN_COME } from '../visits/line.queries.js';

export interface LineMember {
  id: string;
  visitorId: string;
  state: 'waiting' | 'offered';
  offerExpiresAt: Date | null;
  canCome: boolean;
}

export interface Line {
  /** In the order in which they joined. */
  members: LineMember[];
  seatsToOffer: number;
  timeZone: string;
}

/** Who waits at a slot, or is offered a seat there, and how many seats are nobody's. */
export async function readLine(tx: Tx, slotId: string): Promise<Line> {
  const members: LineMember[] = await tx.query(
    `SELECT w.id, w.visitor_id AS "visitorId", w.state, w.offer_expires_at AS "offerExpiresAt", (${WAITS_AND_CAN_COME}) AS "canCome"
       FROM visits w JOIN slots s ON s.id = w.slot_id
      WHERE w.slot_id = $1 AND w.state IN ('waiting', 'offered') ORDER BY w.requested_at, w.id`,
    [slotId],
  );
  const [slot]: [{ seatsToOffer: number; timeZone: string }] = await tx.query(
    `SELECT ${SEATS_TO_OFFER} AS "seatsToOffer", d.time_zone AS "timeZone"
       FROM slots s JOIN departments d ON d.id = s.department_id WHERE s.id = $1`,
    [slotId],
  );
  return { members, ...slot };
}

/** Where a visit stands in its line; `place` is null when it does not wait. */
export async function findPlaceInLine(tx: Tx, visitId: string): Promise<{ place: number | null; waiting: number }> {
  const [row]: [{ place: number | null; waiting: number }] = await tx.query(
    `SELECT count(*)::int AS waiting,
            CASE WHEN bool_or(w.id = v.id) THEN count(*) FILTER (WHERE (w.requested_at, w.id) <= (v.requested_at, v.id))::int END AS place
       FROM visits v LEFT JOIN visits w ON w.slot_id = v.slot_id AND w.state = 'waiting'
      WHERE v.id = $1`,
    [visitId],
  );
  return row;
}

/** How many people wait at a slot. */
export async function countWaiting(tx: Tx, slotId: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits WHERE slot_id = $1 AND state = 'waiting'`,
    [slotId],
  );
  return count;
}
