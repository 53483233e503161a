import type { Tx } from '../platform/database/transactions.js';
import { ELSEWHERE } from './elsewhere.queries.js';

/** Whether the visit `w` waits for a seat on slot `s` that its visitor could take now. */
export const WAITS_AND_CAN_COME = `w.state = 'waiting' AND NOT ${ELSEWHERE('w.visitor_id', 'w.slot_id', 'w.starts_at', 'w.ends_at')}
  AND EXISTS (SELECT FROM people p WHERE p.id = w.visitor_id AND p.is_active AND p.department_id <> s.department_id)`;

// What an open request asks for is the lead's to give. One with an offer behind it is among the seats taken already.
/** Seats of slot `s` that are nobody's: not taken, not held, not asked for. */
export const SEATS_TO_OFFER = `(s.seats - s.seats_taken - (SELECT count(*)::int FROM visits r
  WHERE r.slot_id = s.id AND r.state = 'requested' AND r.offered_at IS NULL))`;

/** The slots still to come at which somebody who can come stands in line. */
export async function listSlotsInLine(tx: Tx, at: Date): Promise<Set<string>> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT s.id FROM visits w JOIN slots s ON s.id = w.slot_id WHERE w.starts_at > $1 AND ${WAITS_AND_CAN_COME}`,
    [at],
  );
  return new Set(rows.map(({ id }) => id));
}
