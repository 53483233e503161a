import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { endAccess } from '../people/end-access.js';
import { getPerson, listLeads } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { reviseInvites } from '../visits/change-invites.js';
import { Invite } from '../visits/invite.entity.js';
import { lockComingVisits } from '../visits/lock-visit.js';
import { Visit } from '../visits/visit.entity.js';
import { nextState } from '../visits/visit.rules.js';
import type { DeactivatePersonInput } from './directory.dto.js';
import { findDuties, lockDuties } from './duties.queries.js';
import { leaveSlots } from './leave-slots.js';
import { whyNotLeave } from './role.rules.js';

/** Somebody leaves the company: no way in any more, no roles, and the visits still to come are called off. */
export async function deactivatePerson(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: DeactivatePersonInput = {},
): Promise<void> {
  await lockDuties(tx, personId);
  const person = await getPerson(tx, actor, personId);
  refuseWhen(whyNotLeave({ actor, person, duties: await findDuties(tx, personId) }));

  for (const visit of await lockComingVisits(tx, personId)) await callOff(tx, actor, visit, input.reason || null);
  await leaveSlots(tx, actor, personId, null);
  await endAccess(tx, personId);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'person.left',
    subjectType: 'person',
    subjectId: personId,
    before: { isActive: true, roles: person.roles },
    after: { isActive: false, roles: [] },
  });
}

async function callOff(tx: Tx, actor: Actor, visit: Visit & { departmentId: string }, reason: string | null) {
  const state = nextState(visit.state, visit.state === 'approved' ? 'cancel' : 'withdraw');
  await tx.update(Visit, { id: visit.id }, { state, reason, decidedById: actor.id, decidedAt: now() });
  await recordAudit(tx, {
    actorId: actor.id,
    act: `visit.${state}`,
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, reason },
  });
  if (state !== 'cancelled') return;
  await reviseInvites(tx, await tx.findBy(Invite, { visitId: visit.id, isLive: true }), 'cancel');
  const leads = (await listLeads(tx, visit.departmentId)).filter(({ id }) => id !== actor.id);
  await enqueue(
    tx,
    ...leads.map(({ id }) => ({ name: 'mail-visit-cancelled', payload: { visitId: visit.id, personId: id } })),
  );
}
