import { recordAudit } from '../audit/record-audit.js';
import type { PlanSolution } from '../planner/problem.js';
import type { MadePlan } from '../planner/run-planner.js';
import type { SeatWish } from '../planner/suggest-seats.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { BuiltProblem } from './build-problem.js';
import { PlanShortage } from './plan-shortage.entity.js';
import { Plan } from './plan.entity.js';
import { stateAfter } from './plan.rules.js';
import { findPlan, lockPlanRow } from './plans.queries.js';

/** Keeps what the planner found, all of it or nothing; leaves a plan be that is wanted no more. */
export async function finishPlan(tx: Tx, planId: string, built: BuiltProblem, made: MadePlan): Promise<void> {
  await lockPlanRow(tx, planId);
  const plan = await findPlan(tx, planId);
  const state = plan && stateAfter(plan.state, 'finish');
  if (!state) return;
  await savePlacements(tx, planId, built, made);
  await saveUnplaced(tx, planId, built, made);
  await tx.insert(PlanShortage, made.wishes.map((wish) => shortageOf(planId, built, wish))); // prettier-ignore
  const { placed, possible, bound, seconds: secondsUsed } = made;
  await tx.update(
    Plan,
    { id: planId },
    { state, phase: null, placed, possible, bound, secondsUsed, finishedAt: now() },
  );
  await recordAudit(tx, {
    actorId: null,
    act: 'plan.made',
    subjectType: 'plan',
    subjectId: planId,
    after: { placed, possible, bound },
  });
}

async function savePlacements(
  tx: Tx,
  planId: string,
  built: BuiltProblem,
  { placements }: PlanSolution,
): Promise<void> {
  const pinned = new Set(built.problem.pinned.map(({ hire, slot }) => `${hire} ${slot}`));
  const rows = placements.map(({ hire, stop, slot }) => ({
    rotation_id: hire,
    stop_id: built.keys.stopIdOf(hire, stop),
    slot_id: slot,
    is_pinned: pinned.has(`${hire} ${slot}`),
    visit_id: built.visitIdOf(hire, slot),
  }));
  await tx.query(
    `INSERT INTO plan_placements (plan_id, rotation_id, stop_id, slot_id, is_pinned, visit_id)
     SELECT $1, rotation_id, stop_id, slot_id, is_pinned, visit_id
       FROM json_to_recordset($2::json) AS p (rotation_id uuid, stop_id uuid, slot_id uuid, is_pinned boolean, visit_id uuid)`,
    [planId, JSON.stringify(rows)],
  );
}

async function saveUnplaced(tx: Tx, planId: string, built: BuiltProblem, { unplaced }: PlanSolution): Promise<void> {
  const rows = unplaced.map(({ hire, stop, reason }) => ({
    rotation_id: hire,
    stop_id: built.keys.stopIdOf(hire, stop),
    reason,
  }));
  await tx.query(
    `INSERT INTO plan_unplaced (plan_id, rotation_id, stop_id, reason)
     SELECT $1, rotation_id, stop_id, reason
       FROM json_to_recordset($2::json) AS u (rotation_id uuid, stop_id uuid, reason text)`,
    [planId, JSON.stringify(rows)],
  );
}

const shortageOf = (planId: string, { keys }: BuiltProblem, wish: SeatWish) => ({
  planId,
  ...keys.kindOf(wish.stop),
  people: wish.hires.length,
  missing: wish.missing,
  fromOn: wish.from,
  untilOn: wish.to,
  seats: wish.seats,
  moreSeats: wish.moreSeats,
  stillMissing: wish.stillMissing,
  longerDays: wish.longerWindow?.workingDays ?? null,
  longerVisits: wish.longerWindow?.visits ?? null,
});
