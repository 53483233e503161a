import type { Tx } from '../platform/database/transactions.js';
import { toIsoInZone } from '../platform/http/instant.js';
import { gapOf } from './plan.rules.js';
import type { PlanAnswer, PlanSummaryAnswer, ShortageAnswer } from './plans.dto.js';
import type { PlanView } from './plans.queries.js';
import { listPlacements, listUnplaced } from './result.queries.js';
import { listShortages, type ShortageView } from './shortages.queries.js';

const inUtc = (at: Date | null) => at && toIsoInZone(at, 'utc');

/** A plan as the API tells it, without what it gives to whom. */
export function presentPlan(plan: PlanView): PlanSummaryAnswer {
  const { placed, possible, bound, phase } = plan;
  return {
    id: plan.id,
    kind: plan.kind,
    cohortId: plan.cohortId,
    basedOnId: plan.basedOnId,
    state: plan.state,
    seconds: plan.seconds,
    progress: { phase, placed, possible, bound, seconds: plan.secondsUsed },
    gap: placed === null || bound === null ? null : gapOf({ placed, bound }),
    revision: plan.revision,
    createdById: plan.createdById,
    createdAt: toIsoInZone(plan.createdAt, 'utc'),
    finishedAt: inUtc(plan.finishedAt),
    publishedAt: inUtc(plan.publishedAt),
  };
}

/** The same with who comes where, who finds no seat, and what would help. */
export async function presentResult(tx: Tx, plan: PlanView): Promise<PlanAnswer> {
  const [placements, unplaced, shortages] = await Promise.all([
    listPlacements(tx, plan.id),
    listUnplaced(tx, plan.id),
    listShortages(tx, plan.id),
  ]);
  return {
    ...presentPlan(plan),
    placements,
    unplaced: unplaced.map(({ rotationId, personId, stopId, reason }) => ({ rotationId, personId, stopId, reason })),
    shortages: shortages.map(presentShortage),
  };
}

const presentShortage = (shortage: ShortageView): ShortageAnswer => ({
  id: shortage.id,
  departmentId: shortage.departmentId,
  channel: shortage.channel,
  leastMinutes: shortage.leastMinutes,
  people: shortage.people,
  missing: shortage.missing,
  fromOn: shortage.fromOn,
  untilOn: shortage.untilOn,
  seats: shortage.seats,
  moreSeats: shortage.moreSeats.map(({ seats, days }) => ({ seats, days })),
  stillMissing: shortage.stillMissing,
  longerDays: shortage.longerDays,
  longerVisits: shortage.longerVisits,
  askedAt: inUtc(shortage.askedAt),
});
