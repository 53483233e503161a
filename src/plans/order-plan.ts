import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { readOrderFacts } from './order.queries.js';
import { copyExclusions } from './pieces.queries.js';
import { Plan } from './plan.entity.js';
import { type PlanKind, USUAL_SECONDS, whyNotOrder } from './plan.rules.js';
import { seePlans } from './plans.queries.js';

export interface PlanOrder {
  /** Null: everybody whose rotation is open. */
  cohortId?: string | null;
  seconds?: number;
  basedOnId?: string | null;
  kind?: PlanKind;
}

export const makePlanKey = (planId: string) => `make-plan:${planId}`;

/** Asks for a plan, which a job makes; returns its id. */
export async function orderPlan(tx: Tx, actor: Actor, order: PlanOrder): Promise<string> {
  seePlans(actor);
  const { cohortId = null, seconds = USUAL_SECONDS, basedOnId = null, kind = 'plan' } = order;
  refuseWhen(whyNotOrder(await readOrderFacts(tx, actor, { cohortId, basedOnId })));
  const plan = tx.create(Plan, { kind, cohortId, basedOnId, seconds, createdById: actor.id, createdAt: now() });
  await tx.insert(Plan, plan);
  if (basedOnId) await copyExclusions(tx, basedOnId, plan.id);
  // One after the other: a plan may take all of one processor, and a good part of the memory.
  await enqueue(tx, { name: 'make-plan', payload: { planId: plan.id }, key: makePlanKey(plan.id), queue: 'plans' });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'plan.ordered',
    subjectType: 'plan',
    subjectId: plan.id,
    after: { kind, cohortId, basedOnId, seconds },
  });
  return plan.id;
}
