import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { getActor, getPerson, listLeads, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import type { Slot } from '../slots/slot.entity.js';
import { lockSlot } from '../slots/slots.queries.js';
import { chooseHost, openVisit } from './open-visit.js';
import { Visit } from './visit.entity.js';
import { whyNotBook, whyNotBookFor } from './visit.rules.js';
import type { RequestVisitInput } from './visits.dto.js';
import { findBookingFacts } from './visits.queries.js';

/** Asks for a seat; a slot that approves by itself gives it at once. */
export async function requestVisit(tx: Tx, actor: Actor, slotId: string, input: RequestVisitInput): Promise<string> {
  const visitor = await findVisitor(tx, actor, input.visitorId);
  const slot = await lockSlot(tx, slotId);
  await lockPeople(tx, [visitor.id]);
  // Who left while this waited asks for nothing any more.
  await getActor(tx, visitor.id);
  const facts = await findBookingFacts(tx, visitor.id, slot);
  const at = now();
  refuseWhen(whyNotBook({ slot, visitor, ...facts, cutoffHours: settings().requestCutoffHours, now: at }));

  const isAutomatic = slot.approval === 'automatic';
  const visit = tx.create(Visit, {
    ...placeOf(slot),
    visitorId: visitor.id,
    state: isAutomatic ? 'approved' : 'requested',
    learningGoals: input.learningGoals,
    hostId: isAutomatic ? await chooseHost(tx, slot.id, visitor.id) : null,
    requestedById: actor.id,
    requestedAt: at,
    decidedAt: isAutomatic ? at : null,
  });
  await tx.insert(Visit, visit);
  const subject = { subjectType: 'visit', subjectId: visit.id };
  const after = { slotId: slot.id, visitorId: visitor.id, state: 'requested', learningGoals: visit.learningGoals };
  await recordAudit(tx, { actorId: actor.id, act: 'visit.requested', ...subject, after });
  if (isAutomatic) {
    await recordAudit(tx, {
      actorId: null,
      act: 'visit.approved',
      ...subject,
      before: { state: 'requested' },
      after: { state: 'approved', hostId: visit.hostId },
    });
    await openVisit(tx, visit);
  } else {
    await tellLeads(tx, slot, visit);
  }
  return visit.id;
}

async function findVisitor(tx: Tx, actor: Actor, visitorId = actor.id): Promise<{ id: string; departmentId: string }> {
  if (visitorId === actor.id) return actor;
  const person = await getPerson(tx, actor, visitorId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  // Asked of unknown people too, so that the answer tells nobody who exists.
  refuseWhen(whyNotBookFor(actor, { id: visitorId, managerId: person?.managerId ?? null }));
  if (!person?.isActive) throw new InvalidInput([{ field: 'visitorId', rule: 'unknown-person', facts: {} }]);
  return person;
}

const placeOf = ({ id, startsAt, endsAt, state }: Slot) => ({ slotId: id, startsAt, endsAt, slotState: state });

async function tellLeads(tx: Tx, slot: Slot, visit: Visit): Promise<void> {
  const leads = await listLeads(tx, slot.departmentId);
  await enqueue(
    tx,
    ...leads.map((lead) => ({ name: 'mail-visit-requested', payload: { visitId: visit.id, personId: lead.id } })),
  );
}
