import { PlanShortage } from '../../src/plans/plan-shortage.entity.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { Plan } from '../../src/plans/plan.entity.js';
import type { PlanState } from '../../src/plans/plan.rules.js';
import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { anHr } from './people.js';
import { aCohort, aProgramme, aRotation, stopAt } from './rotations.js';

const unknown = '00000000-0000-4000-8000-000000000000';

/** How to get the answers that are an operation's own, of plans. */
export function makePlanRecipes(
  { run }: Pick<Stage, 'run'>,
  { department }: Pick<Cast, 'department'>,
): Record<string, Recipes> {
  const newCohort = () =>
    run(async (tx) => {
      // A plan for everybody that is under way would stand in the way.
      await tx.query(`UPDATE plans SET state = 'cancelled' WHERE state IN ('queued', 'running')`);
      const cohort = await aCohort(tx);
      await aRotation(tx, await aProgramme(tx, [stopAt(department)]), { cohortId: cohort.id });
      return cohort.id;
    });
  const newPlan = async (state: PlanState = 'queued') => {
    const cohortId = await newCohort();
    return run(async (tx) => {
      const id = await orderPlan(tx, await anHr(tx), { cohortId });
      await tx.update(Plan, { id }, { state, placed: 0, possible: 1, bound: 1 });
      return id;
    });
  };
  const shortage = async (planId: string, facts: Partial<PlanShortage> = {}) => {
    const counts = { people: 1, missing: 1, seats: 0, stillMissing: 0 };
    const days = { fromOn: '2098-12-01', untilOn: '2098-12-05' };
    const moreSeats = [{ seats: 1, days: ['2098-12-02'], slots: [] }];
    const row = { planId, departmentId: department.id, ...counts, ...days, moreSeats, ...facts };
    return (await run((tx) => tx.save(tx.create(PlanShortage, row)))).id;
  };
  return {
    'get /api/v1/plans': { 200: async () => newPlan().then(() => ({ who: 'admin', query: '?limit=2' })), 404: async () => ({ who: 'visitor' }) }, // prettier-ignore
    'post /api/v1/plans': {
      202: async () => ({ who: 'admin', body: { cohortId: await newCohort(), seconds: 5 } }),
      404: async () => ({ who: 'admin', body: { cohortId: unknown } }),
      409: async () => ({ who: 'admin', body: { cohortId: (await run((tx) => aCohort(tx))).id } }),
    },
    'get /api/v1/plans/{id}': { 200: async () => ({ who: 'admin', id: await newPlan('ready') }) },
    'post /api/v1/plans/{id}/cancellation': {
      200: async () => ({ who: 'admin', id: await newPlan() }),
      409: async () => ({ who: 'admin', id: await newPlan('ready') }),
    },
    'post /api/v1/plans/{id}/discarding': {
      200: async () => ({ who: 'admin', id: await newPlan('ready') }),
      409: async () => ({ who: 'admin', id: await newPlan() }),
    },
    'post /api/v1/plans/{id}/seat-requests': {
      200: async () => {
        const id = await newPlan('ready');
        return { who: 'admin', id, body: { shortageId: await shortage(id) } };
      },
      404: async () => ({ who: 'admin', id: await newPlan('ready'), body: { shortageId: unknown } }),
      409: async () => {
        const id = await newPlan('ready');
        return { who: 'admin', id, body: { shortageId: await shortage(id, { moreSeats: [] }) } };
      },
    },
  };
}
