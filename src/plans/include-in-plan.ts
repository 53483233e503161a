import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { openPlan, saveEdit, type Seen } from './edit-plan.js';
import { pieces } from './edit.rules.js';
import { listExclusions } from './pieces.queries.js';

/** Lets the planner use again what it was kept from. */
export async function includeInPlan(
  tx: Tx,
  actor: Actor,
  planId: string,
  exclusionId: string,
  seen: Seen,
): Promise<void> {
  const plan = await openPlan(tx, actor, planId, seen, []);
  const exclusion = (await listExclusions(tx, plan.id)).find(({ id }) => id === exclusionId);
  if (!exclusion) throw new NotFound('exclusion');
  await saveEdit(tx, actor, plan, {
    act: 'plan.included',
    before: pieces({ exclusions: [exclusion] }),
    after: pieces(),
  });
}
