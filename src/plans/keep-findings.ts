import { In } from 'typeorm';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { UnplacedReason } from '../planner/problem.js';
import type { PlanChanges } from './changes.rules.js';
import type { MadeVisit } from './make-visits.js';
import { Plan } from './plan.entity.js';
import { PlanPlacement } from './plan-placement.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
import type { Broken } from './prepare-publication.js';
import type { Placed } from './publication.queries.js';
import type { PlanView } from './plans.queries.js';

interface Findings {
  actor: Actor;
  at: Date;
  changes: PlanChanges<Placed>;
  broken: Broken[];
  made: MadeVisit[];
}

/** The published plan says which visits its placements became, and no longer counts those that could not be kept. */
export async function keepFindings(tx: Tx, plan: PlanView, found: Findings): Promise<void> {
  const { actor, at, changes, broken, made } = found;
  const became = [
    ...changes.kept.map(({ placement, visit }) => ({ placementId: placement.placementId, visitId: visit.visitId })),
    ...made.map(({ placementId, id }) => ({ placementId, visitId: id })),
  ];
  await tx.query(
    `UPDATE plan_placements SET visit_id = b."visitId"
       FROM jsonb_to_recordset($1::jsonb) AS b ("placementId" uuid, "visitId" uuid) WHERE id = b."placementId"`,
    [JSON.stringify(became)],
  );
  // A visit that is kept may be for another stop of the same hire from now on.
  await tx.query(
    `UPDATE rotation_visits rv SET stop_id = pp.stop_id FROM plan_placements pp
      WHERE pp.plan_id = $1 AND rv.visit_id = pp.visit_id AND rv.stop_id <> pp.stop_id`,
    [plan.id],
  );
  await tx.delete(PlanPlacement, { id: In(broken.map(({ placement }) => placement.placementId)) });
  // Who has a visit for the stop by now lacks none.
  const lacking = broken.filter(({ reason }) => reason !== 'stop-planned');
  const unplaced = lacking.map(({ placement: { rotationId, stopId }, reason }) => ({
    planId: plan.id,
    rotationId,
    stopId,
    reason: ofPlanner(reason),
  }));
  if (unplaced.length) await tx.insert(PlanUnplaced, unplaced);
  const published = { state: 'published' as const, publishedAt: at, publishedById: actor.id };
  await tx.update(Plan, { id: plan.id }, { ...published, placed: plan.placed! - broken.length });
}

const seatReasons = ['slot-full', 'others-wait', 'quota-reached', 'slot-withdrawn', 'in-the-past', 'too-late'];

/** In the words of the planner. */
const ofPlanner = (reason: string): UnplacedReason => (seatReasons.includes(reason) ? 'no-seat-left' : 'away');
