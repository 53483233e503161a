import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { listLeads } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { Visit } from './visit.entity.js';
import { nextState, type VisitAct, type VisitState } from './visit.rules.js';

interface Ending {
  act: VisitAct;
  reason: string | null;
  at: Date;
}

/** A locked visit that does not go ahead: who said so, when and why. Its mails are the act's own; returns the new state. */
export async function endVisit(tx: Tx, actor: Actor, visit: Visit, { act, reason, at }: Ending): Promise<VisitState> {
  const state = nextState(visit.state, act);
  await tx.update(Visit, { id: visit.id }, { state, reason, decidedById: actor.id, decidedAt: at });
  await recordAudit(tx, {
    actorId: actor.id,
    act: `visit.${state}`,
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, reason },
  });
  return state;
}

/** What follows when an approved visit is called off: out of both calendars, and the leads hear of the free seat unless one of them did it. */
export async function releaseSeat(tx: Tx, actor: Actor, visitId: string, departmentId: string): Promise<void> {
  await reviseInvites(tx, await tx.findBy(Invite, { visitId, isLive: true }), 'cancel');
  const leads = await listLeads(tx, departmentId);
  if (leads.some(({ id }) => id === actor.id)) return;
  await enqueue(
    tx,
    ...leads.map(({ id: personId }) => ({ name: 'mail-visit-cancelled', payload: { visitId, personId } })),
  );
}
