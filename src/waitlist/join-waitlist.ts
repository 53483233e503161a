import { recordAudit } from '../audit/record-audit.js';
import { getActor, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { lockSlot } from '../slots/slots.queries.js';
import { checkGoals } from '../visits/check-goals.js';
import { placeOn } from '../visits/claim-seat.js';
import { findVisitor } from '../visits/find-visitor.js';
import { offerFreedSeats } from '../visits/offer-freed-seats.js';
import { Visit } from '../visits/visit.entity.js';
import { whyNotBook } from '../visits/visit.rules.js';
import type { RequestVisitInput } from '../visits/visits.dto.js';
import { findBookingFacts } from '../visits/visits.queries.js';
import { lineEndsAt, whyNotJoin } from './waitlist.rules.js';

/** Stands in line for a seat in a slot that is full, or at which others wait; returns the visit's id. */
export async function joinWaitlist(tx: Tx, actor: Actor, slotId: string, input: RequestVisitInput): Promise<string> {
  const visitor = await findVisitor(tx, actor, input.visitorId);
  checkGoals(input);
  const slot = await lockSlot(tx, slotId);
  await lockPeople(tx, [visitor.id]);
  // Who left while this waited asks for nothing any more.
  await getActor(tx, visitor.id);
  const at = now();
  const cutoffHours = settings().requestCutoffHours;
  const facts = await findBookingFacts(tx, visitor.id, slot);
  const why = whyNotBook({ slot, visitor, ...facts, cutoffHours, now: at });
  refuseWhen(whyNotJoin({ whyNotBook: why, lineEndsAt: lineEndsAt(slot.startsAt, { cutoffHours }), now: at }));

  const visit = tx.create(Visit, {
    ...placeOn(slot),
    visitorId: visitor.id,
    state: 'waiting',
    learningGoals: input.learningGoals,
    requestedById: actor.id,
    requestedAt: at,
  });
  await tx.insert(Visit, visit);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.joined-waitlist',
    subjectType: 'visit',
    subjectId: visit.id,
    after: { slotId: slot.id, visitorId: visitor.id, state: visit.state, learningGoals: visit.learningGoals },
  });
  // Where the others in line cannot come any more, there may be a seat at once.
  await offerFreedSeats(tx, slot.id);
  return visit.id;
}
