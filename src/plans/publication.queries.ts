import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import { STANDS } from '../rotations/rotation-visits.queries.js';
import type { PlacedVisit, StandingVisit } from './changes.rules.js';
import {
  HIRE_AND_WINDOW,
  type NotThereReason,
  readWindowDays,
  WHY_NOT_STAND,
  WHY_NOT_THERE,
  WINDOW_DAYS,
} from './hire-there.queries.js';
import type { PlanKind } from './plan.rules.js';

/** A placement, with all that decides whether it can become a visit. */
export interface Placed extends PlacedVisit {
  visitorId: string;
  /** The hire's own. */
  departmentId: string;
  language: Language;
  /** Where the hire goes. */
  hostDepartmentId: string;
  hostDepartmentName: string;
  whyNot: NotThereReason | null;
}

/** SQL for whether a reviewer left the hire out of the plan. */
const LEFT_OUT = (rotationId: string) =>
  `EXISTS (SELECT FROM plan_exclusions x WHERE x.plan_id = $1 AND x.rotation_id = ${rotationId} AND x.slot_id IS NULL)`;

export async function listPlaced(tx: Tx, planId: string): Promise<Placed[]> {
  return tx.query(
    `WITH ${WINDOW_DAYS('$2')}
     SELECT pp.id AS "placementId", pp.rotation_id AS "rotationId", pp.stop_id AS "stopId", pp.slot_id AS "slotId",
            s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.approval = 'automatic' AS "isAutomatic",
            p.id AS "visitorId", p.department_id AS "departmentId", p.language,
            place.id AS "hostDepartmentId", place.name AS "hostDepartmentName", ${WHY_NOT_THERE} AS "whyNot"
       FROM plan_placements pp JOIN rotations r ON r.id = pp.rotation_id JOIN slots s ON s.id = pp.slot_id
       ${HIRE_AND_WINDOW('pp.stop_id')}
      WHERE pp.plan_id = $1 AND NOT ${LEFT_OUT('r.id')} ORDER BY s.starts_at, p.family_name, pp.id`,
    [planId, await readWindowDays(tx)],
  );
}

export interface PlanScope {
  id: string;
  kind: PlanKind;
  cohortId: string | null;
}

/** The visits to come of the plan's hires; in a repair those as well that cannot stand, of hires for whom nothing is left to plan. */
export async function listStanding(tx: Tx, { id, kind, cohortId }: PlanScope, at: Date): Promise<StandingVisit[]> {
  const isRepair = kind === 'repair';
  const rows: (StandingVisit & { isOfPlan: boolean })[] = await tx.query(
    `WITH ${WINDOW_DAYS('$4')}, of_plan AS (
       SELECT rotation_id FROM plan_placements WHERE plan_id = $1 UNION SELECT rotation_id FROM plan_unplaced WHERE plan_id = $1)
     SELECT v.id AS "visitId", r.id AS "rotationId", rv.stop_id AS "stopId", v.slot_id AS "slotId", v.state,
            v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.requested_at AS "requestedAt",
            place.id AS "hostDepartmentId", ${WHY_NOT_STAND} AS "whyNot",
            EXISTS (SELECT FROM of_plan o WHERE o.rotation_id = r.id) AS "isOfPlan"
       FROM visits v JOIN rotation_visits rv ON rv.visit_id = v.id JOIN rotations r ON r.id = rv.rotation_id
       JOIN slots s ON s.id = v.slot_id ${HIRE_AND_WINDOW('rv.stop_id')}
      WHERE v.starts_at > $3 AND ${STANDS}
        AND (r.id IN (SELECT rotation_id FROM of_plan) OR ($5 AND ($2::uuid IS NULL OR r.cohort_id = $2)))
        AND NOT ${LEFT_OUT('r.id')}
      ORDER BY v.starts_at, v.id`,
    [id, cohortId, at, await readWindowDays(tx), isRepair],
  );
  return rows.filter(({ isOfPlan, whyNot }) => isOfPlan || whyNot !== null);
}

/** Requests that would take the place of these visits, and wait for a lead. */
export const listPendingMoves = (tx: Tx, visitIds: string[]): Promise<{ visitId: string; slotId: string }[]> =>
  tx.query(
    `SELECT id AS "visitId", slot_id AS "slotId" FROM visits
      WHERE replaces_id = ANY ($1::uuid[]) AND state IN ('waiting', 'offered', 'requested') ORDER BY id`,
    [visitIds],
  );
