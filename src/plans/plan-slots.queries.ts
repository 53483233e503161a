import type { Tx } from '../platform/database/transactions.js';
import { STANDS } from '../rotations/rotation-visits.queries.js';
import type { OpenSlot } from './open-slots.queries.js';
import type { PlanView } from './plans.queries.js';

/** A slot as a reviewer of a plan sees it; its seats are those for the hires of the plan. */
export interface PlannableSlot extends OpenSlot {
  departmentName: string;
  timeZone: string;
  location: string;
  /** Published, and for new hires or already seen by some of the plan. */
  isOpen: boolean;
  /** Seats that the plan gives. */
  given: number;
}

export interface SlotsOf {
  slotIds?: string[];
  departmentIds?: string[];
  startsAt?: Date;
  endsAt?: Date;
}

// As the planner counts seats (open-slots.queries.ts): what hires of the plan have already, the plan disposes of.
const CLAIMS = `SELECT count(*) FILTER (WHERE own.id IS NOT NULL)::int AS standing,
    count(*) FILTER (WHERE own.id IS NOT NULL AND (v.state = 'approved' OR v.offered_at IS NOT NULL))::int AS held,
    count(*) FILTER (WHERE own.id IS NULL AND v.state IN ('requested', 'waiting') AND v.offered_at IS NULL)::int AS claimed
  FROM visits v LEFT JOIN LATERAL (
    SELECT r.id FROM rotation_visits rv JOIN rotations r ON r.id = rv.rotation_id
     WHERE rv.visit_id = v.id AND r.state = 'open' AND ($2::uuid IS NULL OR r.cohort_id = $2) AND ${STANDS}) own ON true
 WHERE v.slot_id = s.id AND v.state IN ('requested', 'waiting', 'offered', 'approved')`;

/** In order of start; everything that is said must be so. */
export function listPlanSlots(tx: Tx, plan: Pick<PlanView, 'id' | 'cohortId'>, of: SlotsOf): Promise<PlannableSlot[]> {
  const values: unknown[] = [plan.id, plan.cohortId];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = ['true'];
  if (of.slotIds) where.push(`s.id = ANY (${$(of.slotIds)}::uuid[])`);
  if (of.departmentIds) where.push(`s.department_id = ANY (${$(of.departmentIds)}::uuid[])`);
  if (of.startsAt) where.push(`s.starts_at >= ${$(of.startsAt)}`);
  if (of.endsAt) where.push(`s.starts_at < ${$(of.endsAt)}`);
  return tx.query(
    `SELECT s.id, s.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", s.channel,
            s.location, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
            s.state = 'published' AND (s.audience <> 'campaign' OR c.standing > 0) AS "isOpen",
            CASE WHEN s.audience = 'campaign' THEN c.standing
                 ELSE greatest(0, s.seats - s.seats_taken + c.held - c.claimed) END AS seats,
            (SELECT count(*)::integer FROM plan_placements pp WHERE pp.plan_id = $1 AND pp.slot_id = s.id) AS given
       FROM slots s JOIN departments d ON d.id = s.department_id JOIN LATERAL (${CLAIMS}) c ON true
      WHERE ${where.join(' AND ')} ORDER BY s.starts_at, s.id`,
    values,
  );
}
