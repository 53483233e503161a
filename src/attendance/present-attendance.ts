import type { Actor } from '../people/person.rules.js';
import { toIsoInZone } from '../platform/http/instant.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import { getVisit } from '../visits/visits.queries.js';
import type { AttendanceAnswer, ToMarkAnswer } from './attendance.dto.js';
import { findAttendance, type GuestRow } from './attendance.queries.js';
import { maySeeAttendance } from './attendance.rules.js';

/** As the API tells it to those concerned. Throws NotFound for anybody else. */
export async function getAttendance(tx: Tx, me: Actor, visitId: string): Promise<AttendanceAnswer> {
  const visit = await getVisit(tx, me, visitId);
  if (!maySeeAttendance({ actor: me, visit, slot: slotOfVisit(visit) })) throw new NotFound('attendance');
  const attendance = await findAttendance(tx, visitId);
  const inZone = (at: Date | null | undefined) => (at ? toIsoInZone(at, visit.timeZone) : null);
  return {
    visitId,
    outcome: attendance?.outcome ?? null,
    toldBy: attendance?.toldBy ?? null,
    reason: attendance?.reason ?? null,
    markedById: attendance?.markedById ?? null,
    markedAt: inZone(attendance?.markedAt),
    confirmedAt: inZone(attendance?.confirmedAt),
    isCancelledLate: visit.isCancelledLate,
  };
}

export const presentToMark = (guest: GuestRow): ToMarkAnswer => ({
  visitId: guest.visitId,
  slotId: guest.slotId,
  visitorName: guest.visitorName,
  startsAt: toIsoInZone(guest.startsAt, guest.timeZone),
  endsAt: toIsoInZone(guest.endsAt, guest.timeZone),
  isConfirmed: guest.isConfirmed,
});
