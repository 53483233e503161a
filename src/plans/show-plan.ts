import type { Tx } from '../platform/database/transactions.js';
import { gapOf, whyNotAct } from './plan.rules.js';
import type { PlanView } from './plans.queries.js';

/** What every page of a plan says above all else; for `pages/plans/head`. */
export const showPlanHead = (plan: PlanView) => ({
  ...plan,
  gap: plan.placed === null || plan.bound === null ? null : gapOf({ placed: plan.placed, bound: plan.bound }),
  isUnderWay: plan.state === 'queued' || plan.state === 'running',
  isReady: plan.state === 'ready',
  /** Whether there is anything to look at. */
  hasPlacements: plan.state === 'ready' || plan.state === 'published',
});

/** All that the page of a plan says, be it under way or ready. */
export async function showPlan(_tx: Tx, plan: PlanView) {
  return {
    plan: showPlanHead(plan),
    whys: { cancel: whyNotAct(plan.state, 'cancel'), discard: whyNotAct(plan.state, 'discard') },
  };
}
