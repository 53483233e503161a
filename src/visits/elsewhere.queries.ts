// Somewhere else: on another live visit, with a seat offered there, or beside a guest as a host. A visit and the one that is
// to take its place are never in each other's way.
export const ELSEWHERE = (
  personId: string,
  slotId: string,
  startsAt: string,
  endsAt: string,
  exceptVisitId = 'NULL',
  ownVisitId = 'NULL',
) => `(
  EXISTS (SELECT FROM visits o WHERE o.visitor_id = ${personId} AND o.slot_id <> ${slotId} AND o.id IS DISTINCT FROM ${exceptVisitId}
            AND (${ownVisitId}::uuid IS NULL OR o.replaces_id IS DISTINCT FROM ${ownVisitId})
            AND o.state IN ('offered', 'requested', 'approved') AND o.starts_at < ${endsAt} AND o.ends_at > ${startsAt})
  OR EXISTS (SELECT FROM visits o WHERE o.host_id = ${personId} AND o.slot_id <> ${slotId}
            AND o.state = 'approved' AND o.starts_at < ${endsAt} AND o.ends_at > ${startsAt}))`;
