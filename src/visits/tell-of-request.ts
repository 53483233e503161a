import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

interface NewRequest {
  id: string;
  visitorId: string;
  replacesId: string | null;
}

/** The leads hear of a request they are to decide, and so does the visitor whom somebody else asked for. */
export async function tellOfRequest(
  tx: Tx,
  actor: Actor,
  slot: { departmentId: string },
  { id: visitId, visitorId, replacesId }: NewRequest,
): Promise<void> {
  const kind = replacesId ? 'move-requested' : 'visit-requested';
  const isForAnother = visitorId !== actor.id;
  await notify(
    tx,
    ...(await toLeads(tx, slot.departmentId, { kind, payload: { visitId } })),
    ...(isForAnother ? [{ personId: visitorId, kind: 'requested-for-you', payload: { visitId } }] : []),
  );
}

/** Who asked for somebody else hears what was decided, as the visitor does. */
export async function tellWhoAsked(
  tx: Tx,
  { id: visitId, visitorId, requestedById }: { id: string; visitorId: string; requestedById: string },
  dueAt?: Date,
): Promise<void> {
  if (requestedById === visitorId) return;
  await notify(tx, { personId: requestedById, kind: 'decided-for-other', payload: { visitId }, dueAt });
}

/** Visitors hear of it when somebody else takes their request back. */
export async function tellWithdrawn(
  tx: Tx,
  actor: Actor,
  ...visits: { id: string; visitorId: string }[]
): Promise<void> {
  const others = visits.filter(({ visitorId }) => visitorId !== actor.id);
  const kind = 'withdrawn-for-you';
  await notify(
    tx,
    ...others.map(({ id, visitorId: personId }) => ({ personId, kind, payload: { visitId: id, byId: actor.id } })),
  );
}
