import { enqueue } from '../jobs/enqueue.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { endVisit } from './end-visit.js';
import { isDecidedTogether, lockVisit } from './lock-visit.js';
import { tellWhoAsked } from './tell-of-request.js';
import type { Visit } from './visit.entity.js';
import { undoEndsAt } from './undo.rules.js';
import { whyNotDecline } from './visit.rules.js';
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
  const isTogether = await isDecidedTogether(tx, visit);
  refuseWhen(whyNotDecline({ actor, visit, slot, isTogether }));
  const at = now();

  const mailAt = isUndoable ? undoEndsAt(at) : undefined;
  await turnDown(tx, actor, visit, { reason, at, mailAt });
  await tellWhoAsked(tx, visit, mailAt);
}

/** What follows from a refusal, of one alone or of a group: the visitor hears of it, not before `mailAt`. */
export async function turnDown(
  tx: Tx,
  actor: Actor,
  visit: Visit,
  { reason, at, mailAt }: { reason: string; at: Date; mailAt?: Date },
): Promise<void> {
  await endVisit(tx, actor, visit, { act: 'decline', reason, at, offerAt: mailAt });
  await enqueue(tx, {
    name: 'mail-visit-declined',
    payload: { visitId: visit.id },
    key: declinedJobKey(visit.id),
    runAt: mailAt,
  });
}
