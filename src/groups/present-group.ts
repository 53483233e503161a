import { toIsoInZone } from '../platform/http/instant.js';
import type { GroupAnswer } from './groups.dto.js';
import type { GroupView } from './groups.queries.js';

/** A group as the API tells it. */
export const presentGroup = (group: GroupView): GroupAnswer => ({
  id: group.id,
  slotId: group.slotId,
  requestedById: group.requestedById,
  requestedAt: toIsoInZone(group.requestedAt, group.timeZone),
  isTogether: group.isTogether,
  members: group.members.map(({ visitId, visitorId, state }) => ({ visitId, visitorId, state })),
});
