import type { Actor } from '../people/person.rules.js';
import { toIsoInZone } from '../platform/http/instant.js';
import { mayKnowWhyDeclined } from './visit.rules.js';
import type { VisitAnswer } from './visits.dto.js';
import type { VisitFactsView, VisitView } from './visits.queries.js';

/** A visit as the API tells it to the one who acted on it. */
export function presentVisit(visit: VisitFactsView): VisitAnswer {
  const inZone = (at: Date) => toIsoInZone(at, visit.timeZone);
  return {
    id: visit.id,
    slotId: visit.slotId,
    visitorId: visit.visitorId,
    hostId: visit.hostId,
    state: visit.state,
    learningGoals: visit.learningGoals,
    sequence: visit.sequence,
    startsAt: inZone(visit.startsAt),
    endsAt: inZone(visit.endsAt),
    requestedById: visit.requestedById,
    requestedAt: inZone(visit.requestedAt),
    decidedById: visit.decidedById,
    decidedAt: visit.decidedAt && inZone(visit.decidedAt),
    reason: visit.reason,
    replacesId: visit.replacesId,
    groupId: visit.groupId,
  };
}

/** The same to anybody who may see it. */
export function presentVisitTo(reader: Actor, visit: VisitView): VisitAnswer {
  const isSecret = visit.state === 'declined' && !mayKnowWhyDeclined(reader, visit, visit);
  return { ...presentVisit(visit), ...(isSecret ? { reason: null } : {}) };
}
