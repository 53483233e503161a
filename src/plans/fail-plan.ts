import { recordAudit } from '../audit/record-audit.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Plan } from './plan.entity.js';
import { stateAfter } from './plan.rules.js';
import { findPlan, lockPlanRow } from './plans.queries.js';

/** Says that no plan will come of it, and why, for the log of an admin. */
export async function failPlan(tx: Tx, planId: string, failure: string): Promise<void> {
  await lockPlanRow(tx, planId);
  const plan = await findPlan(tx, planId);
  const state = plan && stateAfter(plan.state, 'fail');
  if (!state) return;
  await tx.update(Plan, { id: planId }, { state, phase: null, failure, finishedAt: now() });
  await recordAudit(tx, {
    actorId: null,
    act: 'plan.failed',
    subjectType: 'plan',
    subjectId: planId,
    after: { failure },
  });
}
