import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { openInvites } from './change-invites.js';

interface ApprovedVisit {
  id: string;
  slotId: string;
  visitorId: string;
  hostId: string | null;
}

/** What follows from an approval, whoever gave it: both calendars, and word to the others when the last seat went. */
export async function openVisit(tx: Tx, visit: ApprovedVisit, mailAt?: Date): Promise<void> {
  await openInvites(tx, placesOf(visit), mailAt);
  await tellWhenFull(tx, visit.slotId, mailAt);
}

/** In whose calendars an approved visit stands. */
export const placesOf = ({ id: visitId, visitorId, hostId }: Omit<ApprovedVisit, 'slotId'>) => [
  { visitId, personId: visitorId, role: 'visitor' as const },
  ...(hostId ? [{ visitId, personId: hostId, role: 'host' as const }] : []),
];

/** Tells everybody whose request still waits that the slot is full now; their requests stay open. */
export async function tellWhenFull(tx: Tx, slotId: string, mailAt?: Date): Promise<void> {
  const waiting: { id: string; visitorId: string }[] = await tx.query(
    `SELECT v.id, v.visitor_id AS "visitorId" FROM visits v JOIN slots s ON s.id = v.slot_id
      WHERE s.id = $1 AND s.seats_taken >= s.seats AND v.state = 'requested' AND v.offered_at IS NULL`,
    [slotId],
  );
  await notify(
    tx,
    ...waiting.map(({ id, visitorId }) => ({
      personId: visitorId,
      kind: 'slot-full',
      payload: { visitId: id },
      dueAt: mailAt,
    })),
  );
}
