import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import type { VisitGroup } from '../visits/visit-group.entity.js';

/** Who asked for a group hears what became of it; each visitor gets a mail of their own besides. */
export async function tellAsker(tx: Tx, { id: groupId, requestedById }: VisitGroup, dueAt?: Date): Promise<void> {
  await notify(tx, { personId: requestedById, kind: 'group-decided', payload: { groupId }, dueAt });
}
