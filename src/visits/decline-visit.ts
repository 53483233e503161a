import { enqueue } from '../jobs/enqueue.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { endVisit } from './end-visit.js';
import { lockVisit } from './lock-visit.js';
import { undoEndsAt, whyNotDecline } from './visit.rules.js';
import type { DeclineVisitInput } from './visits.dto.js';

export const declinedJobKey = (visitId: string) => `declined:${visitId}`;

/** Says no with a reason. Undoable: its mail waits until it can no longer be undone. */
export async function declineVisit(
  tx: Tx,
  actor: Actor,
  visitId: string,
  { reason }: DeclineVisitInput,
  { isUndoable = false } = {},
): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotDecline({ actor, visit, slot }));
  const at = now();

  const runAt = isUndoable ? undoEndsAt(at) : undefined;
  await endVisit(tx, actor, visit, { act: 'decline', reason, at, offerAt: runAt });
  await enqueue(tx, {
    name: 'mail-visit-declined',
    payload: { visitId: visit.id },
    key: declinedJobKey(visit.id),
    runAt,
  });
}
