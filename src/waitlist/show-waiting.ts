import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { showPlace } from '../slots/show-place.js';
import { listOtherMoments } from '../visits/other-moments.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import { type VisitState, whyNotWithdraw } from '../visits/visit.rules.js';
import type { VisitView } from '../visits/visits.queries.js';
import { findPlaceInLine } from './line-of-slot.queries.js';
import { findOffer } from './offers.queries.js';
import { whyNotAccept } from './waitlist.rules.js';

/** A visit that stands in line, or to which a seat is offered, as its page shows it to this reader; null for any other. */
export async function showWaiting(tx: Tx, reader: Actor, visit: VisitView) {
  if (visit.state !== 'waiting' && visit.state !== 'offered') return null;
  const [offer, line] = await Promise.all([findOffer(tx, visit.id), findPlaceInLine(tx, visit.id)]);
  const slot = slotOfVisit(visit);
  const cutoffHours = settings().requestCutoffHours;
  const offered = { ...visit, offerExpiresAt: offer?.endsAt ?? null };
  const why = whyNotAccept({ actor: reader, visit: offered, slot, isElsewhere: false, cutoffHours, now: now() });
  return {
    ...line,
    offer,
    mayAnswer: why !== 'not-visitor',
    whyNotAccept: why,
    mayLeave: whyNotWithdraw({ actor: reader, visit }) === null,
  };
}

const endsWithoutSeat: VisitState[] = ['declined', 'expired', 'withdrawn', 'cancelled'];

/** Moments to choose from for the visitor of a visit that does not go ahead. */
export async function showOtherMoments(tx: Tx, reader: Actor, visit: VisitView, readerZone: string) {
  if (visit.visitorId !== reader.id || !endsWithoutSeat.includes(visit.state)) return [];
  return (await listOtherMoments(tx, reader.id, visit)).map((slot) => showPlace(slot, readerZone));
}
