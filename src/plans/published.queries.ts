import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';

/** What mails tell of one visit of a rotation. */
export interface PublishedVisit extends SlotHours {
  visitId: string;
  slotId: string;
  state: VisitState;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  location: string;
  briefing: string;
  visitorName: string;
  hostName: string | null;
  /** Whether it was made, moved or called off when the plan was published. */
  isNew: boolean;
  isCalledOff: boolean;
  /** Where it was before, or is until a lead agrees. */
  wasStartsAt: Date | null;
  wasEndsAt: Date | null;
}

const SELECT = `SELECT v.id AS "visitId", v.slot_id AS "slotId", v.state, d.name AS "departmentName", d.time_zone AS "timeZone",
    s.channel, s.location, s.briefing, v.starts_at AS "startsAt", v.ends_at AS "endsAt", ${nameOf('guest')} AS "visitorName",
    (SELECT ${nameOf('host')} FROM people host WHERE host.id = v.host_id) AS "hostName",
    v.requested_at = plan.published_at AS "isNew", v.state NOT IN ('requested', 'approved') AS "isCalledOff",
    was.starts_at AS "wasStartsAt", was.ends_at AS "wasEndsAt"
  FROM plans plan CROSS JOIN rotation_visits rv JOIN visits v ON v.id = rv.visit_id
  JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id JOIN people guest ON guest.id = v.visitor_id
  LEFT JOIN visits was ON was.id = v.replaces_id
 WHERE plan.id = $1`;
const STANDS = `v.state IN ('requested', 'approved') AND v.starts_at > plan.published_at`;

/** All of a hire's path that is to come, and what publishing this plan called off; what moved is told as the visit in its place. */
export const listPublishedPath = (tx: Tx, planId: string, rotationId: string): Promise<PublishedVisit[]> =>
  tx.query(
    `${SELECT} AND rv.rotation_id = $2
     AND (${STANDS} OR v.state IN ('cancelled', 'withdrawn') AND v.decided_at = plan.published_at) ORDER BY v.starts_at, v.id`,
    [planId, rotationId],
  );

/** What publishing this plan made at a department, and what it took away, in order of start. */
export const listPublishedAt = (tx: Tx, planId: string, departmentId: string): Promise<PublishedVisit[]> =>
  tx.query(
    `${SELECT} AND s.department_id = $2 AND (${STANDS} AND v.requested_at = plan.published_at
       OR v.state IN ('cancelled', 'withdrawn', 'moved') AND v.decided_at = plan.published_at)
      ORDER BY v.starts_at, v.slot_id, guest.family_name, v.id`,
    [planId, departmentId],
  );

/** Whose rotation it is, and which of its visits the plan found no seat for, by the department. */
export async function findPublishedRotation(
  tx: Tx,
  planId: string,
  rotationId: string,
): Promise<{ personId: string; missing: { departmentName: string; channel: Channel | null }[] } | null> {
  const [found]: { personId: string; missing: { departmentName: string; channel: Channel | null }[] }[] =
    await tx.query(
      `SELECT r.person_id AS "personId", coalesce((
         SELECT json_agg(json_build_object('departmentName', d.name, 'channel', st.channel) ORDER BY st.position)
           FROM plan_unplaced u JOIN programme_stops st ON st.id = u.stop_id JOIN departments d ON d.id = st.department_id
          WHERE u.plan_id = $1 AND u.rotation_id = r.id), '[]') AS missing
         FROM rotations r WHERE r.id = $2`,
      [planId, rotationId],
    );
  return found ?? null;
}

/** Whether the visit was made by a plan. */
export async function isPlanned(tx: Tx, visitId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM plan_placements WHERE visit_id = $1 LIMIT 1', [visitId]);
  return rows.length > 0;
}

/** How the visits stand that a published plan was made into. */
export async function countByState(
  tx: Tx,
  planId: string,
): Promise<{ approved: number; requested: number; fallen: number }> {
  const [counts]: [{ approved: number; requested: number; fallen: number }] = await tx.query(
    `SELECT count(*) FILTER (WHERE v.state = 'approved')::int AS approved,
            count(*) FILTER (WHERE v.state = 'requested')::int AS requested,
            count(*) FILTER (WHERE v.state NOT IN ('approved', 'requested', 'moved'))::int AS fallen
       FROM plan_placements pp JOIN visits v ON v.id = pp.visit_id WHERE pp.plan_id = $1`,
    [planId],
  );
  return counts;
}
