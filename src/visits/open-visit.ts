import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';
import { openInvites } from './change-invites.js';
import { assignHost } from './visit.rules.js';
import { lockFreeHosts } from './visits.queries.js';

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
  const waiting: { id: string }[] = await tx.query(
    `SELECT v.id FROM visits v JOIN slots s ON s.id = v.slot_id
      WHERE s.id = $1 AND s.seats_taken >= s.seats AND v.state = 'requested' AND v.offered_at IS NULL`,
    [slotId],
  );
  await enqueue(
    tx,
    ...waiting.map(({ id }) => ({
      name: 'mail-slot-full',
      payload: { visitId: id },
      key: `slot-full:${id}`,
      runAt: mailAt,
    })),
  );
}

/** The host of the slot who has the fewest guests, is free during it and is not the visitor; null when there is none. */
export async function chooseHost(tx: Tx, slotId: string, visitorId: string): Promise<string | null> {
  const hostIds = (await lockFreeHosts(tx, slotId)).filter((id) => id !== visitorId);
  if (hostIds.length < 2) return hostIds[0] ?? null;
  const taken: { hostId: string | null }[] = await tx.query(
    `SELECT host_id AS "hostId" FROM visits WHERE slot_id = $1 AND state = 'approved'`,
    [slotId],
  );
  return assignHost(hostIds, taken.map(({ hostId }) => hostId)); // prettier-ignore
}
