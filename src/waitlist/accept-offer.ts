import { recordAudit } from '../audit/record-audit.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { giveSeat } from '../visits/give-seat.js';
import { lockVisit } from '../visits/lock-visit.js';
import { tellOfRequest } from '../visits/tell-of-request.js';
import { Visit } from '../visits/visit.entity.js';
import { nextState } from '../visits/visit.rules.js';
import { findBookingFacts } from '../visits/visits.queries.js';
import { whyNotAccept } from './waitlist.rules.js';

/** Takes the seat that is kept: booked at once where the slot approves by itself, else it is kept until the lead decides. */
export async function acceptOffer(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  await lockPeople(tx, [visit.visitorId]);
  const { isElsewhere } = await findBookingFacts(tx, visit.visitorId, slot);
  const at = now();
  const cutoffHours = settings().requestCutoffHours;
  refuseWhen(whyNotAccept({ actor, visit, slot, isElsewhere, cutoffHours, now: at }));

  const state = nextState(visit.state, 'accept-offer');
  await tx.update(Visit, { id: visit.id }, { state, acceptedAt: at });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.offer-accepted',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state },
  });
  const accepted = Object.assign(visit, { state, acceptedAt: at });
  if (slot.approval === 'automatic') await giveSeat(tx, accepted, { actor, decidedById: null, at, replaced: null });
  else await tellOfRequest(tx, actor, slot, accepted);
}
