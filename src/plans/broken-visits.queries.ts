import { nameOf } from '../people/name.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { STANDS } from '../rotations/rotation-visits.queries.js';
import {
  HIRE_AND_WINDOW,
  type NotThereReason,
  readWindowDays,
  WHY_NOT_STAND,
  WINDOW_DAYS,
} from './hire-there.queries.js';

/** Why a visit that was planned did not go ahead. */
export const lostReasons = ['slot-withdrawn', 'cancelled', 'declined', 'withdrawn', 'expired', 'missed'] as const;
export type BrokenReason = NotThereReason | (typeof lostReasons)[number];

/** A visit of a rotation that cannot go ahead, or did not, and that nothing has taken the place of. */
export interface BrokenVisit {
  visitId: string;
  rotationId: string;
  personId: string;
  personName: string;
  cohortId: string;
  cohortName: string;
  stopId: string;
  departmentName: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  reason: BrokenReason;
  /** Whether it still stands in calendars. */
  isStanding: boolean;
}

// What cannot stand, of visits to come; any of a hire who stays.
const STANDING = `SELECT rv.visit_id, rv.rotation_id, rv.stop_id, ${WHY_NOT_STAND} AS reason, true AS is_standing
  FROM rotation_visits rv JOIN visits v ON v.id = rv.visit_id JOIN rotations r ON r.id = rv.rotation_id
  JOIN slots s ON s.id = v.slot_id ${HIRE_AND_WINDOW('rv.stop_id')}
 WHERE v.starts_at > $2 AND v.state IN ('requested', 'approved') AND ${STANDS}`;

// What was lost while its window is open, of a stop that has not as many visits as it asks for. One that a later plan found
// no seat for is not to be repaired: it is to be planned, and shown as that.
const LOST = `SELECT DISTINCT ON (rv.rotation_id, rv.stop_id) rv.visit_id, rv.rotation_id, rv.stop_id,
    CASE WHEN v.slot_state = 'withdrawn' THEN 'slot-withdrawn' WHEN v.state = 'approved' THEN 'missed' ELSE v.state END AS reason,
    false AS is_standing
  FROM rotation_visits rv JOIN visits v ON v.id = rv.visit_id JOIN rotations r ON r.id = rv.rotation_id AND r.state = 'open'
  JOIN slots s ON s.id = v.slot_id ${HIRE_AND_WINDOW('rv.stop_id')}
  LEFT JOIN attendances a ON a.visit_id = v.id
 WHERE (v.state IN ('declined', 'withdrawn', 'expired', 'cancelled') OR v.state = 'approved' AND a.outcome = 'missed')
   AND p.is_active AND st.version_id = r.version_id AND e.is_skipped IS NOT TRUE
   AND greatest(closes.day, e.until_on) >= ($2 AT TIME ZONE place.time_zone)::date
   AND st.visits > (SELECT count(*) FROM rotation_visits own JOIN visits v ON v.id = own.visit_id LEFT JOIN attendances held ON held.visit_id = v.id
                     WHERE own.rotation_id = r.id AND own.stop_id = st.id AND ${STANDS} AND held.outcome IS DISTINCT FROM 'missed')
   AND NOT EXISTS (SELECT FROM plan_unplaced u JOIN plans later ON later.id = u.plan_id
                    WHERE u.rotation_id = r.id AND u.stop_id = st.id AND later.published_at >= coalesce(a.marked_at, v.decided_at))
 ORDER BY rv.rotation_id, rv.stop_id, v.decided_at DESC NULLS LAST, v.id`;

const BROKEN = `WITH ${WINDOW_DAYS('$1')}, broken AS (SELECT * FROM (${STANDING}) standing WHERE reason IS NOT NULL UNION ALL SELECT * FROM (${LOST}) lost)`;

/** What is to be repaired, by hire and in order of start; of one cohort if it says which. */
export async function listBrokenVisits(
  tx: Tx,
  { cohortId = null }: { cohortId?: string | null } = {},
): Promise<BrokenVisit[]> {
  return tx.query(
    `${BROKEN} SELECT b.visit_id AS "visitId", r.id AS "rotationId", p.id AS "personId", ${nameOf('p')} AS "personName",
            c.id AS "cohortId", c.name AS "cohortName", b.stop_id AS "stopId", d.name AS "departmentName",
            d.time_zone AS "timeZone", v.starts_at AS "startsAt", v.ends_at AS "endsAt", b.reason, b.is_standing AS "isStanding"
       FROM broken b JOIN rotations r ON r.id = b.rotation_id JOIN people p ON p.id = r.person_id
       JOIN cohorts c ON c.id = r.cohort_id JOIN visits v ON v.id = b.visit_id
       JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
      WHERE $3::uuid IS NULL OR r.cohort_id = $3
      ORDER BY p.family_name, p.given_name, r.id, v.starts_at, v.id`,
    [await readWindowDays(tx), now(), cohortId],
  );
}

/** How many rotations there are to repair; of one cohort if it says which. */
export async function countBroken(tx: Tx, { cohortId = null }: { cohortId?: string | null } = {}): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `${BROKEN} SELECT count(DISTINCT b.rotation_id)::int AS count FROM broken b JOIN rotations r ON r.id = b.rotation_id
      WHERE $3::uuid IS NULL OR r.cohort_id = $3`,
    [await readWindowDays(tx), now(), cohortId],
  );
  return count;
}
