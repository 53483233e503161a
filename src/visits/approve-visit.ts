import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from './lock-visit.js';
import { chooseHost, openVisit } from './open-visit.js';
import { Visit } from './visit.entity.js';
import { nextState, undoEndsAt, whyNotApprove } from './visit.rules.js';

/** Gives the visitor a seat. Undoable: its mails wait until it can no longer be undone. */
export async function approveVisit(tx: Tx, actor: Actor, visitId: string, { isUndoable = false } = {}): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const at = now();
  refuseWhen(whyNotApprove({ actor, visit, slot, now: at }));

  const hostId = await chooseHost(tx, slot.id, visit.visitorId);
  const state = nextState(visit.state, 'approve');
  await tx.update(Visit, { id: visit.id }, { state, hostId, decidedById: actor.id, decidedAt: at });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.approved',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, hostId },
  });
  await openVisit(tx, { ...visit, hostId }, isUndoable ? undoEndsAt(at) : undefined);
}
