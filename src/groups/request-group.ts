import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import { getActor, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import type { Slot } from '../slots/slot.entity.js';
import { lockSlot } from '../slots/slots.queries.js';
import { checkGoals } from '../visits/check-goals.js';
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
  checkGoals(input);

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
  const requests: Request[] = [];
  for (const visitor of visitors) {
    const { id: visitId, isBooked } = await claimFor(tx, actor, slot, visitor, { learningGoals, groupId: group.id });
    if (!isBooked) requests.push({ visitId, visitorId: visitor.id });
  }
  if (requests.length) await tellOfGroup(tx, actor, slot, group.id, requests);
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
function claimFor(tx: Tx, actor: Actor, slot: Slot, visitor: Visitor, asked: Asked) {
  return claimSeat(tx, actor, slot, { visitor, ...asked }).catch((error: unknown) => {
    const reason = error instanceof Refused && ofOne[error.reason];
    throw reason ? new Refused(reason, { name: visitor.name }) : error;
  });
}

interface Request {
  visitId: string;
  visitorId: string;
}

/** The leads hear of one group, however many come along; and each visitor of what somebody else asked for them. */
async function tellOfGroup(tx: Tx, actor: Actor, slot: Slot, groupId: string, requests: Request[]): Promise<void> {
  const others = requests.filter(({ visitorId }) => visitorId !== actor.id);
  await notify(
    tx,
    ...(await toLeads(tx, slot.departmentId, { kind: 'group-requested', payload: { groupId } })),
    ...others.map(({ visitId, visitorId: personId }) => ({
      personId,
      kind: 'requested-for-you',
      payload: { visitId },
    })),
  );
}
