import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from './lock-visit.js';
import { Visit } from './visit.entity.js';
import { nextState, undoEndsAt, whyNotDecline } from './visit.rules.js';
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

  const state = nextState(visit.state, 'decline');
  await tx.update(Visit, { id: visit.id }, { state, reason, decidedById: actor.id, decidedAt: at });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.declined',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, reason },
  });
  await enqueue(tx, {
    name: 'mail-visit-declined',
    payload: { visitId: visit.id },
    key: declinedJobKey(visit.id),
    runAt: isUndoable ? undoEndsAt(at) : undefined,
  });
}
