import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { listLeads } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { lockVisit } from './lock-visit.js';
import { Visit } from './visit.entity.js';
import { nextState, whyNotCancel } from './visit.rules.js';
import type { CancelVisitInput } from './visits.dto.js';

/** Calls an approved visit off: out of both calendars, and the leads hear of the free seat unless one of them did it. */
export async function cancelVisit(tx: Tx, actor: Actor, visitId: string, { reason }: CancelVisitInput): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotCancel({ actor, visit, slot, now: now() }));

  const state = nextState(visit.state, 'cancel');
  await tx.update(Visit, { id: visit.id }, { state, reason, decidedById: actor.id, decidedAt: now() });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.cancelled',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, reason },
  });
  await reviseInvites(tx, await tx.findBy(Invite, { visitId: visit.id, isLive: true }), 'cancel');
  const leads = await listLeads(tx, slot.departmentId);
  if (leads.some(({ id }) => id === actor.id)) return;
  await enqueue(
    tx,
    ...leads.map(({ id }) => ({ name: 'mail-visit-cancelled', payload: { visitId: visit.id, personId: id } })),
  );
}
