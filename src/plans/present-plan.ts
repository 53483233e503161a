import { toIsoInZone } from '../platform/http/instant.js';
import { gapOf } from './plan.rules.js';
import type { PlanSummaryAnswer } from './plans.dto.js';
import type { PlanView } from './plans.queries.js';

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
