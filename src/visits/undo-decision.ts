import { recordAudit } from '../audit/record-audit.js';
import { removeJobs } from '../jobs/remove-jobs.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { dropInvites } from './change-invites.js';
import { declinedJobKey } from './decline-visit.js';
import { isSlotMovedSince } from './undo.queries.js';
import { Invite } from './invite.entity.js';
import { wasAnnounced } from './invite.rules.js';
import { type LockedVisit, lockVisit } from './lock-visit.js';
import { Visit } from './visit.entity.js';
import { whyNotUndoDecision } from './undo.rules.js';
import { nextState } from './visit.rules.js';
import { findBookingFacts } from './visits.queries.js';

/** Takes back an approval or a refusal that nobody has been told of: the request waits again as if nothing had been. */
export async function undoDecision(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  await lockPeople(tx, [visit.visitorId]);
  // A mail job takes this lock too before it notes its attempt: either it has begun and is seen here, or it finds nothing.
  const invites = await tx.find(Invite, {
    where: { visitId },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const plans = await findPlanFacts(tx, { slot, visit });
  const isTold = visit.toldAt !== null || invites.some(wasAnnounced);
  const isSlotMoved = visit.decidedAt !== null && (await isSlotMovedSince(tx, slot.id, visit.decidedAt));
  const isMove = visit.state === 'approved' && visit.replacesId !== null;
  refuseWhen(whyNotUndoDecision({ actor, visit, slot, isTold, isMove, isSlotMoved, ...plans, now: now() }));

  const state = nextState(visit.state, 'undo-decision');
  const undecided = { hostId: null, reason: null, decidedById: null, decidedAt: null };
  await tx.update(Visit, { id: visit.id }, { state, ...undecided });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.decision-undone',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state, hostId: visit.hostId, reason: visit.reason },
    after: { state, hostId: null, reason: null },
  });
  await dropInvites(tx, invites);
  await removeJobs(tx, declinedJobKey(visit.id));
}

const nothingPlanned = { alreadyRequested: false, isElsewhere: false, othersWait: false };

/** An approved visit keeps its hours free itself; a declined visitor may have made other plans. */
function findPlanFacts(tx: Tx, { slot, visit }: Pick<LockedVisit, 'slot' | 'visit'>) {
  return visit.state === 'declined' ? findBookingFacts(tx, visit.visitorId, slot, visit.replacesId) : nothingPlanned;
}
