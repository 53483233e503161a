import type { Tx } from '../platform/database/transactions.js';

/** Whether the slot went to other hours or another place since. */
export async function isSlotMovedSince(tx: Tx, slotId: string, at: Date): Promise<boolean> {
  const [{ isMoved }]: [{ isMoved: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM audit_entries WHERE subject_id = $1 AND act = 'slot.changed' AND at >= $2
                       AND after ?| ARRAY['startsAt', 'endsAt', 'location']) AS "isMoved"`,
    [slotId, at],
  );
  return isMoved;
}

/** Marks a refusal as told, unless it was undone; whether it stands. */
export async function noteRefusalTold(tx: Tx, visitId: string, at: Date): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.query(
    `UPDATE visits SET told_at = coalesce(told_at, $2) WHERE id = $1 AND state = 'declined' RETURNING id`,
    [visitId, at],
  );
  return rows.length > 0;
}
