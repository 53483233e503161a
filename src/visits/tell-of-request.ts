import { notify } from '../notices/notify.js';
import { listLeads } from '../people/people.queries.js';
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
  const leads = await listLeads(tx, slot.departmentId);
  const kind = replacesId ? 'move-requested' : 'visit-requested';
  await notify(tx, ...leads.map(({ id: personId }) => ({ personId, kind, payload: { visitId } })));
  if (visitorId !== actor.id)
    await notify(tx, { personId: visitorId, kind: 'requested-for-you', payload: { visitId } });
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
