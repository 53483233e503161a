// A seat given back shortly before helps nobody any more. It is noted as late when the guest's side calls off, with the
// reason they gave; what host, lead or HR calls off is not the guest's doing.
const HOUR = 3_600_000;

/** @param lateHours how long before its start calling off begins to be late; 0: only once it has begun */
export function isLateCancel(facts: {
  actorId: string;
  visit: { visitorId: string; requestedById: string };
  startsAt: Date;
  lateHours: number;
  now: Date;
}): boolean {
  const { actorId, visit, startsAt, lateHours, now } = facts;
  const isGuest = actorId === visit.visitorId || actorId === visit.requestedById;
  return isGuest && startsAt.getTime() - now.getTime() < lateHours * HOUR;
}
