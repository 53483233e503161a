import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { SEATS_TO_OFFER, WAITS_AND_CAN_COME } from '../visits/line.queries.js';

export interface LineMember {
  id: string;
  visitorId: string;
  state: 'waiting' | 'offered';
  offerExpiresAt: Date | null;
  canCome: boolean;
}

/** Locks who stands in line at a locked slot, or is offered a seat there; returns the visitors. */
export async function lockLine(tx: Tx, slotId: string): Promise<string[]> {
  const rows: { visitorId: string }[] = await tx.query(
    `SELECT visitor_id AS "visitorId" FROM visits WHERE slot_id = $1 AND state IN ('waiting', 'offered')
      ORDER BY requested_at, id FOR NO KEY UPDATE`,
    [slotId],
  );
  return rows.map(({ visitorId }) => visitorId);
}

export interface Line {
  /** In the order in which they joined. */
  members: LineMember[];
  /** Seats that are nobody's. */
  seatsToOffer: number;
  timeZone: string;
}

/** Who stands in line at a slot, or is offered a seat there; null when nobody is. */
export async function readLine(tx: Tx, slotId: string): Promise<Line | null> {
  const members: (LineMember & Omit<Line, 'members'>)[] = await tx.query(
    `SELECT w.id, w.visitor_id AS "visitorId", w.state, w.offer_expires_at AS "offerExpiresAt", (${WAITS_AND_CAN_COME}) AS "canCome",
            ${SEATS_TO_OFFER} AS "seatsToOffer", d.time_zone AS "timeZone"
       FROM visits w JOIN slots s ON s.id = w.slot_id JOIN departments d ON d.id = s.department_id
      WHERE w.slot_id = $1 AND w.state IN ('waiting', 'offered') ORDER BY w.requested_at, w.id`,
    [slotId],
  );
  const [first] = members;
  return first ? { members, seatsToOffer: first.seatsToOffer, timeZone: first.timeZone } : null;
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

/** Somebody who stands in line at a slot, or is offered a seat there. */
export interface InLine {
  /** Of the visit. */
  id: string;
  slotId: string;
  visitorName: string;
  /** Until when a seat is kept for them; null for who waits. */
  offerEndsAt: Date | null;
}

/** Who stands in line at these slots, in the order in which they joined. */
export function listInLine(tx: Tx, slotIds: string[]): Promise<InLine[]> {
  return tx.query(
    `SELECT v.id, v.slot_id AS "slotId", ${nameOf('guest')} AS "visitorName",
            CASE WHEN v.state = 'offered' THEN v.offer_expires_at END AS "offerEndsAt"
       FROM visits v JOIN people guest ON guest.id = v.visitor_id
      WHERE v.slot_id = ANY ($1::uuid[]) AND v.state IN ('waiting', 'offered') ORDER BY v.requested_at, v.id`,
    [slotIds],
  );
}

/** Requests at a slot for which a seat is kept, for it was offered. */
export async function listKeptSeats(tx: Tx, slotId: string): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM visits WHERE slot_id = $1 AND state = 'requested' AND offered_at IS NOT NULL`,
    [slotId],
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many people wait at a slot. */
export async function countWaiting(tx: Tx, slotId: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits WHERE slot_id = $1 AND state = 'waiting'`,
    [slotId],
  );
  return count;
}
