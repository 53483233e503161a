import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { PlanPlacement } from './plan-placement.entity.js';
import { PlanUnplaced } from './plan-unplaced.entity.js';
import { Plan } from './plan.entity.js';
import { whyNotAct } from './plan.rules.js';
import { lockPlan } from './plans.queries.js';

/** Throws away a plan of which nobody but HR has heard; that there was one stays. */
export async function discardPlan(tx: Tx, actor: Actor, planId: string): Promise<void> {
  const { state } = await lockPlan(tx, actor, planId);
  refuseWhen(whyNotAct(state, 'discard'));
  await tx.update(Plan, { id: planId }, { state: 'discarded' });
  await tx.delete(PlanPlacement, { planId });
  await tx.delete(PlanUnplaced, { planId });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'plan.discarded',
    subjectType: 'plan',
    subjectId: planId,
    before: { state },
    after: { state: 'discarded' },
  });
}
