import type { Tx } from '../platform/database/transactions.js';
import type { VisitState } from '../visits/visit.rules.js';

export interface LinkedVisit {
  rotationId: string;
  stopId: string;
  visitId: string;
  slotId: string;
  state: VisitState;
  startsAt: Date;
  endsAt: Date;
  /** Of the place where it is. */
  timeZone: string;
  /** Whether it stands: asked for or approved. */
  isPlanned: boolean;
  /** Whether it was noted that the guest stayed away; never told to whoever may not know. */
  isMissed: boolean;
}

// While a move is asked for, the visit that it would replace stands, and the other does not count beside it.
/** SQL for whether the visit `v` of a rotation counts as planned or, once over, as held. */
export const STANDS = `(v.state = 'approved' OR v.state = 'requested'
  AND NOT EXISTS (SELECT FROM visits was WHERE was.id = v.replaces_id AND was.state = 'approved'))`;

/** Rows by one of their columns, in the order in which they came. */
export function byKey<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The visits of rotations, those that did not go ahead too, by rotation and in order of start. */
export async function listRotationVisits(tx: Tx, rotationIds: string[]): Promise<Map<string, LinkedVisit[]>> {
  const rows: LinkedVisit[] = await tx.query(
    `SELECT rv.rotation_id AS "rotationId", rv.stop_id AS "stopId", v.id AS "visitId", v.slot_id AS "slotId", v.state,
            v.starts_at AS "startsAt", v.ends_at AS "endsAt", ${STANDS} AS "isPlanned",
            d.time_zone AS "timeZone", a.outcome IS NOT DISTINCT FROM 'missed' AS "isMissed"
       FROM rotation_visits rv JOIN visits v ON v.id = rv.visit_id JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id LEFT JOIN attendances a ON a.visit_id = v.id
      WHERE rv.rotation_id = ANY ($1::uuid[]) ORDER BY v.starts_at, v.id`,
    [rotationIds],
  );
  return byKey(rows, ({ rotationId }) => rotationId);
}

/** When hires on these rotations are taken by something that is no part of it, from an instant on; by rotation. */
export async function listBusyHours(tx: Tx, rotationIds: string[], at: Date) {
  const rows: { rotationId: string; startsAt: Date; endsAt: Date }[] = await tx.query(
    `SELECT r.id AS "rotationId", v.starts_at AS "startsAt", v.ends_at AS "endsAt"
       FROM rotations r JOIN visits v ON v.visitor_id = r.person_id AND v.ends_at > $2
        AND v.state IN ('waiting', 'offered', 'requested', 'approved')
      WHERE r.id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM rotation_visits rv WHERE rv.visit_id = v.id AND rv.rotation_id = r.id AND ${STANDS})
     UNION ALL
     SELECT r.id, v.starts_at, v.ends_at
       FROM rotations r JOIN visits v ON v.host_id = r.person_id AND v.ends_at > $2 AND v.state = 'approved'
      WHERE r.id = ANY ($1::uuid[])`,
    [rotationIds, at],
  );
  return byKey(rows, ({ rotationId }) => rotationId);
}
