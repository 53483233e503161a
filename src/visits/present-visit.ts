import { toIsoInZone } from '../platform/http/instant.js';
import type { VisitAnswer } from './visits.dto.js';
import type { VisitFactsView } from './visits.queries.js';

/** A visit as the API tells it. */
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
  };
}
