import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { SEATS_TO_OFFER, WAITS_AND_CAN_COME } from '../visits/line.queries.js';
import { lineEndsAt } from './waitlist.rules.js';

/**
 * Looks for lines in which something is to be done: an offer ran out, the moment is near, or a seat is free for somebody who
 * could not come before. What acts give back themselves is offered at once, without this.
 */
export async function sweepWaitlists(tx: Tx, at: Date): Promise<void> {
  const cutoffHours = settings().requestCutoffHours;
  // How far ahead of its start a line ends, told as the latest start of a slot whose line ends now.
  const ahead = at.getTime() - lineEndsAt(at, { cutoffHours }).getTime();
  const slots: { id: string }[] = await tx.query(
    `SELECT DISTINCT s.id FROM visits w JOIN slots s ON s.id = w.slot_id
      WHERE w.state IN ('waiting', 'offered')
        AND (w.offer_expires_at <= $1 OR w.starts_at <= $2 OR ${SEATS_TO_OFFER} > 0 AND ${WAITS_AND_CAN_COME})`,
    [at, new Date(at.getTime() + ahead)],
  );
  await enqueue(
    tx,
    ...slots.map(({ id: slotId }) => ({ name: 'offer-seats', payload: { slotId }, key: `offer-seats:${slotId}` })),
  );
}
