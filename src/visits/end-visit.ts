import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { offerFreedSeats } from './offer-freed-seats.js';
import { Visit } from './visit.entity.js';
import { nextState, type VisitAct, type VisitState } from './visit.rules.js';

interface Ending {
  act: VisitAct;
  reason: string | null;
  at: Date;
  /** Whether the guest's side called off so late that the seat may stay empty. */
  isLate?: boolean;
  /** From when on the seat may go to whoever waits; at once when left out. */
  offerAt?: Date;
}

/**
 * A locked visit that does not go ahead: who said so (null: its time ran out), when and why. Its seat goes to whoever waits;
 * its mails are the act's own. Returns the new state.
 */
export async function endVisit(tx: Tx, actor: Actor | null, visit: Visit, ending: Ending): Promise<VisitState> {
  const { act, reason, at, isLate = false } = ending;
  const state = nextState(visit.state, act);
  const decidedById = actor?.id ?? null;
  await tx.update(Visit, { id: visit.id }, { state, reason, decidedById, decidedAt: at, cancelledLate: isLate });
  await recordAudit(tx, {
    actorId: decidedById,
    act: `visit.${state}`,
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, reason, ...(isLate ? { isLate } : {}) },
  });
  if (act !== 'lose-slot') await offerFreedSeats(tx, visit.slotId, ending.offerAt);
  return state;
}

/** What follows when an approved visit is called off: out of both calendars, and the leads hear of the free seat unless one of them did it. */
export async function releaseSeat(tx: Tx, actor: Actor, visitId: string, departmentId: string): Promise<void> {
  await reviseInvites(tx, await tx.findBy(Invite, { visitId, isLive: true }), 'cancel');
  const notice = { kind: 'visit-cancelled', payload: { visitId } };
  await notify(tx, ...(await toLeads(tx, departmentId, notice, { doneBy: actor.id })));
}
