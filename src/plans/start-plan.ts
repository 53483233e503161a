import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Plan } from './plan.entity.js';
import { stateAfter } from './plan.rules.js';
import { findPlan, lockPlanRow, type PlanView } from './plans.queries.js';

/** Begins to make a plan, or once more when whoever made it died; null when it is wanted no more. */
export async function startPlan(tx: Tx, planId: string): Promise<PlanView | null> {
  await lockPlanRow(tx, planId);
  const plan = await findPlan(tx, planId);
  if (!plan) return null;
  const queued = stateAfter(plan.state, 'requeue') ?? plan.state;
  const state = stateAfter(queued, 'start');
  if (!state) return null;
  const begin = { state, phase: 'reading' as const, startedAt: now(), placed: null, possible: null, bound: null };
  await tx.update(Plan, { id: planId }, { ...begin, secondsUsed: 0 });
  return { ...plan, ...begin, secondsUsed: 0 };
}
