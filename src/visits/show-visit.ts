import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { showPlace } from '../slots/show-place.js';
import { slotOfVisit } from './slot-of-visit.js';
import { whyNotCancel, whyNotDecide, whyNotWithdraw } from './visit.rules.js';
import type { VisitView } from './visits.queries.js';

const NOT_THEIRS = 'not-visitor';

/** How a visit stands, in one word: an approved one does not go ahead any more once it is over. */
export const shownState = ({ state, endsAt }: VisitView) => (state === 'approved' && endsAt <= now() ? 'past' : state);

/** One visit as its page shows it to this reader: its life so far and what the reader may do with it. */
export function showVisit(visit: VisitView, reader: Actor, readerZone: string) {
  const facts = { actor: reader, visit, slot: slotOfVisit(visit), now: now() };
  const noWithdraw = whyNotWithdraw(facts);
  const noCancel = whyNotCancel(facts);
  const isVisitor = visit.visitorId === reader.id;
  return {
    visit: showPlace(visit, readerZone),
    shownState: shownState(visit),
    isVisitor,
    hostNames: visit.hostName ? [visit.hostName] : [],
    steps: stepsOf(visit),
    canWithdraw: visit.state === 'requested' && noWithdraw !== NOT_THEIRS,
    whyNotWithdraw: noWithdraw,
    canCancel: visit.state === 'approved' && noCancel !== NOT_THEIRS,
    whyNotCancel: noCancel,
    mayDecide: visit.state === 'requested' && whyNotDecide(facts) === null,
    hasInvite: visit.state === 'approved' && (isVisitor || visit.hostId === reader.id),
  };
}

function stepsOf(visit: VisitView) {
  const { state, decidedAt, decidedByName } = visit;
  const asked = { name: 'requested', by: visit.requestedByName, at: visit.requestedAt, reason: null };
  if (!decidedAt) return [asked];
  const name = state === 'approved' && !decidedByName ? 'approved-by-itself' : state;
  return [asked, { name, by: decidedByName ?? '', at: decidedAt, reason: visit.reason }];
}
