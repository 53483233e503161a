import { lockOwnActions, passOnActions } from '../actions/pass-on-actions.js';
import { recordAudit } from '../audit/record-audit.js';
import { endAccess } from '../people/end-access.js';
import { getPerson } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { endVisit, releaseSeat } from '../visits/end-visit.js';
import { lockComingVisits } from '../visits/lock-visit.js';
import type { Visit } from '../visits/visit.entity.js';
import type { DeactivatePersonInput } from './directory.dto.js';
import { findDuties, lockDuties } from './duties.queries.js';
import { leaveSlots } from './leave-slots.js';
import { whyNotLeave } from './role.rules.js';

/** Somebody leaves the company: no way in any more, no roles, the visits still to come are called off, and others see to their actions. */
export async function deactivatePerson(
  tx: Tx,
  actor: Actor,
  personId: string,
  input: DeactivatePersonInput = {},
): Promise<void> {
  await lockOwnActions(tx, personId);
  await lockDuties(tx, personId);
  const person = await getPerson(tx, actor, personId);
  refuseWhen(whyNotLeave({ actor, person, duties: await findDuties(tx, personId) }));

  for (const visit of await lockComingVisits(tx, personId)) await callOff(tx, actor, visit, input.reason || null);
  await leaveSlots(tx, actor, personId, null);
  await passOnActions(tx, actor, personId);
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
  const act = visit.state === 'approved' ? 'cancel' : 'withdraw';
  await endVisit(tx, actor, visit, { act, reason, at: now() });
  if (act === 'cancel') await releaseSeat(tx, actor, visit.id, visit.departmentId);
}
