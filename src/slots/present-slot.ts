import { toIsoInZone } from '../platform/http/instant.js';
import type { SlotAnswer } from './slots.dto.js';
import type { SlotView } from './slots.queries.js';

/** A slot as the API tells it. */
export function presentSlot(slot: SlotView): SlotAnswer {
  return {
    id: slot.id,
    departmentId: slot.departmentId,
    channel: slot.channel,
    language: slot.language,
    startsAt: toIsoInZone(slot.startsAt, slot.timeZone),
    endsAt: toIsoInZone(slot.endsAt, slot.timeZone),
    seats: slot.seats,
    seatsTaken: slot.seatsTaken,
    audience: slot.audience,
    approval: slot.approval,
    location: slot.location,
    hostIds: slot.hosts.map(({ id }) => id),
    briefing: slot.briefing,
    state: slot.state,
  };
}
