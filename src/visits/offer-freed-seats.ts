import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';

/** Lets seats of the slot that came free go to whoever waits there, if anybody does; `runAt`: not before. */
export async function offerFreedSeats(tx: Tx, slotId: string, runAt?: Date): Promise<void> {
  const [{ isWaitedFor }]: [{ isWaitedFor: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM visits WHERE slot_id = $1 AND state = 'waiting') AS "isWaitedFor"`,
    [slotId],
  );
  if (isWaitedFor) await enqueue(tx, { name: 'offer-seats', payload: { slotId }, key: `offer-seats:${slotId}`, runAt });
}
