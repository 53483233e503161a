import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { OrderFacts } from './plan.rules.js';
import { getPlan } from './plans.queries.js';

interface Asked {
  cohortId: string | null;
  basedOnId: string | null;
}

/** What the rule asks of a new plan; whoever orders another at the same time waits until this one stands. */
export async function readOrderFacts(tx: Tx, actor: Actor, { cohortId, basedOnId }: Asked): Promise<OrderFacts> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('plans'), hashtext('order'))`);
  const [cohort]: { isThere: boolean }[] = await tx.query(
    'SELECT $1::uuid IS NULL OR EXISTS (SELECT FROM cohorts WHERE id = $1) AS "isThere"',
    [cohortId],
  );
  if (!cohort?.isThere) throw new NotFound('cohort');
  const basedOn = basedOnId ? await getPlan(tx, actor, basedOnId) : null;
  const [row]: [{ isUnderWay: boolean; hires: number }] = await tx.query(
    `SELECT EXISTS (SELECT FROM plans WHERE state IN ('queued', 'running')
                       AND (cohort_id IS NULL OR $1::uuid IS NULL OR cohort_id = $1)) AS "isUnderWay",
            (SELECT count(*)::int FROM rotations WHERE state = 'open' AND ($1::uuid IS NULL OR cohort_id = $1)) AS hires`,
    [cohortId],
  );
  return { ...row, basedOn, cohortId };
}
