import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { countBroken } from './broken-visits.queries.js';
import { orderPlan } from './order-plan.js';
import { seePlans } from './plans.queries.js';
import type { OrderRepairInput } from './publication.dto.js';
import { whyNotRepair } from './publication.rules.js';

/** Asks for the least change to what was published by which everything can go ahead again; returns the id of the plan. */
export async function orderRepair(tx: Tx, actor: Actor, input: OrderRepairInput): Promise<string> {
  seePlans(actor);
  const { cohortId = null, seconds } = input;
  refuseWhen(whyNotRepair({ broken: await countBroken(tx, { cohortId }) }));
  return orderPlan(tx, actor, { kind: 'repair', cohortId, seconds });
}
