import { recordAudit } from '../audit/record-audit.js';
import { removeJobs } from '../jobs/remove-jobs.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { makePlanKey } from './order-plan.js';
import { Plan } from './plan.entity.js';
import { whyNotAct } from './plan.rules.js';
import { lockPlan } from './plans.queries.js';

/** Has the planner stop: a job that runs sees it within a second. */
export async function cancelPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
  const { state } = await lockPlan(tx, actor, planId);
  refuseWhen(whyNotAct(state, 'cancel'));
  await tx.update(Plan, { id: planId }, { state: 'cancelled', phase: null, finishedAt: now() });
  await removeJobs(tx, makePlanKey(planId));
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'plan.cancelled',
    subjectType: 'plan',
    subjectId: planId,
    before: { state },
    after: { state: 'cancelled' },
  });
}
