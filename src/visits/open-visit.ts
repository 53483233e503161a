import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';
import { openInvite } from './change-invites.js';

interface ApprovedVisit {
  id: string;
  slotId: string;
  visitorId: string;
  hostId: string | null;
}

/** What follows from an approval, whoever gave it: both calendars, and word to the others when the last seat went. */
export async function openVisit(tx: Tx, visit: ApprovedVisit): Promise<void> {
  await openInvite(tx, { visitId: visit.id, personId: visit.visitorId, role: 'visitor' });
  if (visit.hostId) await openInvite(tx, { visitId: visit.id, personId: visit.hostId, role: 'host' });
  await tellWhenFull(tx, visit.slotId);
}

/** Tells everybody whose request still waits that the slot is full now; their requests stay open. */
export async function tellWhenFull(tx: Tx, slotId: string): Promise<void> {
  const waiting: { id: string }[] = await tx.query(
    `SELECT v.id FROM visits v JOIN slots s ON s.id = v.slot_id
      WHERE s.id = $1 AND s.seats_taken >= s.seats AND v.state = 'requested'`,
    [slotId],
  );
  await enqueue(tx, ...waiting.map(({ id }) => ({ name: 'mail-slot-full', payload: { visitId: id }, key: `slot-full:${id}` })));
}

/** Hosts who already sit with an approved guest of this slot, one entry per guest. */
export async function listTakenHostIds(tx: Tx, slotId: string): Promise<(string | null)[]> {
  const rows: { hostId: string | null }[] = await tx.query(
    `SELECT host_id AS "hostId" FROM visits WHERE slot_id = $1 AND state = 'approved'`,
    [slotId],
  );
  return rows.map(({ hostId }) => hostId);
}
