import { toIsoInZone } from '../platform/http/instant.js';
import type { BrokenVisit } from './broken-visits.queries.js';
import type { Publication } from './prepare-publication.js';
import type { BrokenVisitsAnswer, PublicationAnswer } from './publication.dto.js';

/** What publishing would change, as the API tells it. */
export function presentPublication(revision: number, { changes, broken }: Publication): PublicationAnswer {
  const { added, moved, dropped, kept } = changes;
  return {
    added: added.length,
    moved: moved.length,
    calledOff: dropped.length,
    kept: kept.length,
    revision,
    broken: broken.map(({ placement, reason }) => ({
      personId: placement.visitorId,
      rotationId: placement.rotationId,
      stopId: placement.stopId,
      slotId: placement.slotId,
      reason,
    })),
  };
}

export const presentBroken = (visits: BrokenVisit[]): BrokenVisitsAnswer => ({
  items: visits.map(({ visitId, rotationId, personId, cohortId, stopId, startsAt, timeZone, reason, isStanding }) => ({
    visitId,
    rotationId,
    personId,
    cohortId,
    stopId,
    startsAt: toIsoInZone(startsAt, timeZone),
    reason,
    isStanding,
  })),
});
