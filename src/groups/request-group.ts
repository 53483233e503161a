import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { getActor, listLeads, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import type { Slot } from '../slots/slot.entity.js';
import { lockSlot } from '../slots/slots.queries.js';
import { claimSeat } from '../visits/claim-seat.js';
import { findVisitor } from '../visits/find-visitor.js';
import { VisitGroup } from '../visits/visit-group.entity.js';
import { fitFacts, whyNotFit, whyNotSoMany } from './group.rules.js';
import type { RequestGroupInput } from './groups.dto.js';

type Visitor = Awaited<ReturnType<typeof findVisitor>>;

/** Asks for seats for several people in one go: for all of them, or for none. Returns the id of the group. */
export async function requestGroup(tx: Tx, actor: Actor, slotId: string, input: RequestGroupInput): Promise<string> {
  const { visitorIds, learningGoals, isTogether = true } = input;
  const max = settings().mostInGroup;
  refuseWhen(whyNotSoMany(visitorIds.length, max), { max });
  const visitors: Visitor[] = [];
  for (const [index, id] of visitorIds.entries())
    visitors.push(await findVisitor(tx, actor, id, `visitorIds.${index}`));

  const slot = await lockSlot(tx, slotId);
  await lockPeople(tx, visitorIds);
  for (const { id } of visitors) await getActor(tx, id);
  const count = visitors.length;
  refuseWhen(whyNotFit(slot, count), fitFacts(slot, count));

  const group = { id: randomUUID(), slotId: slot.id, requestedById: actor.id, requestedAt: now(), isTogether };
  await tx.insert(VisitGroup, group);
  const after = { slotId: slot.id, visitorIds, isTogether };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'group.requested',
    subjectType: 'group',
    subjectId: group.id,
    after,
  });
  for (const visitor of visitors) await claimFor(tx, actor, slot, visitor, { learningGoals, groupId: group.id });
  return group.id;
}

/** What keeps one of them, said of that one. */
const ofOne: Record<string, string> = {
  'own-department': 'group-own-department',
  'already-requested': 'group-already-requested',
  'own-overlap': 'group-own-overlap',
};

interface Asked {
  learningGoals: string[];
  groupId: string;
}

/** What keeps one of them from the slot is refused with the name of that person. */
async function claimFor(tx: Tx, actor: Actor, slot: Slot, visitor: Visitor, asked: Asked): Promise<void> {
  const { id: visitId, isBooked } = await claimSeat(tx, actor, slot, { visitor, ...asked }).catch((error: unknown) => {
    const reason = error instanceof Refused && ofOne[error.reason];
    if (reason) throw new Refused(reason, { name: visitor.name });
    throw error;
  });
  if (isBooked) return;
  // Of one group, however many come along: what waits already is not doubled.
  const leads = await listLeads(tx, slot.departmentId);
  const { groupId } = asked;
  await notify(tx, ...leads.map((lead) => ({ personId: lead.id, kind: 'group-requested', payload: { groupId } })));
  if (visitor.id !== actor.id)
    await notify(tx, { personId: visitor.id, kind: 'requested-for-you', payload: { visitId } });
}
