import { excludeFromPlan } from '../../src/plans/exclude-from-plan.js';
import { movePlacement } from '../../src/plans/move-placement.js';
import { listExclusions } from '../../src/plans/pieces.queries.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { undoEdit } from '../../src/plans/undo-edit.js';
import type { Stage } from './acts.js';
import { anHr } from './people.js';
import { aPlan } from './plans.js';
import { aProgramme as anyProgramme, aRotation } from './rotations.js';
import { aSlot } from './slots.js';
import type { Cast, Recipes } from './api-recipes.js';

/** How to get the answers that are an operation's own, of a plan that is reviewed. */
export function makeReviewRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead }: Pick<Cast, 'department' | 'lead'>,
): Record<string, Recipes> {
  /** A plan that gives the visitor's new colleague one visit, misses another, and keeps nobody from a third moment. */
  const newReview = async (facts: Parameters<typeof aPlan>[1] = {}) =>
    run(async (tx) => {
      const on = (day: string) => ({ startsAt: new Date(`${day}T09:00:00Z`), endsAt: new Date(`${day}T11:00:00Z`) });
      const made = await anyProgramme(tx, [{ departmentId: department.id }, { departmentId: department.id }]);
      const rotation = await aRotation(tx, made, { firstOn: '2031-03-03' });
      const [slot, other] = [
        await aSlot(tx, department, { createdById: lead.id, ...on('2031-03-04') }),
        await aSlot(tx, department, { createdById: lead.id, ...on('2031-03-05') }),
      ];
      const [stop, missing] = [made.stops[0]!, made.stops[1]!];
      const plan = await aPlan(tx, { placements: [[rotation, stop, slot]], missing: [[rotation, missing]], ...facts });
      const placement = await tx.findOneByOrFail(PlanPlacement, { planId: plan.id });
      const ids = { rotationId: rotation.id, slotId: other.id, revision: 0 };
      return { id: plan.id, placementId: placement.id, stopId: stop.id, missingId: missing.id, ...ids };
    });
  const newReviewed = async () => {
    const { id, placementId, slotId, revision } = await newReview();
    await run(async (tx) => movePlacement(tx, await anHr(tx), id, placementId, { slotId, revision }));
    return id;
  };
  const newExclusion = async () => {
    const { id, slotId, revision } = await newReview();
    await run(async (tx) => excludeFromPlan(tx, await anHr(tx), id, { slotId, rotationId: null, revision }));
    const [exclusion] = await run((tx) => listExclusions(tx, id));
    return { id, body: { exclusionId: exclusion!.id, revision: 1 } };
  };
  const over = { state: 'discarded' as const };
  const asAdmin = { who: 'admin' as const };

  return {
    'get /api/v1/plans/{id}/moments': {
      200: async () => {
        const { id, rotationId, stopId, placementId } = await newReview();
        return { ...asAdmin, id, query: `?${new URLSearchParams({ rotationId, stopId, placementId }).toString()}` };
      },
      404: async () => {
        const { rotationId, stopId } = await newReview();
        return { ...asAdmin, query: `?${new URLSearchParams({ rotationId, stopId }).toString()}` };
      },
    },
    'get /api/v1/plans/{id}/comparison': {
      200: async () => ({ ...asAdmin, id: (await newReview()).id, query: `?with=${(await newReview()).id}` }),
      404: async () => ({ ...asAdmin, query: `?with=${(await newReview()).id}` }),
    },
    'post /api/v1/plans/{id}/placements': {
      201: async () => {
        const { id, rotationId, missingId: stopId, slotId, revision } = await newReview();
        return { ...asAdmin, id, body: { rotationId, stopId, slotId, revision } };
      },
      409: async () => {
        const { id, rotationId, missingId: stopId, slotId, revision } = await newReview(over);
        return { ...asAdmin, id, body: { rotationId, stopId, slotId, revision } };
      },
    },
    'post /api/v1/plans/{id}/moves': {
      200: async () => newReview().then(({ id, placementId, slotId }) => ({ ...asAdmin, id, body: { placementId, slotId, revision: 0 } })), // prettier-ignore
      409: async () => newReview(over).then(({ id, placementId, slotId }) => ({ ...asAdmin, id, body: { placementId, slotId, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/removals': {
      200: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, revision: 0 } })), // prettier-ignore
      409: async () => newReview(over).then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/pins': {
      200: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, isPinned: true, revision: 0 } })), // prettier-ignore
      409: async () => newReview().then(({ id, placementId }) => ({ ...asAdmin, id, body: { placementId, isPinned: false, revision: 0 } })), // prettier-ignore
    },
    'post /api/v1/plans/{id}/locks': {
      200: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, isPinned: true, revision: 0 } })), // prettier-ignore
      409: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, isPinned: false, revision: 0 } })), // prettier-ignore
    },
    'get /api/v1/plans/{id}/exclusions': { 200: async () => ({ ...asAdmin, id: (await newExclusion()).id }) },
    'post /api/v1/plans/{id}/exclusions': {
      201: async () => newReview().then(({ id, rotationId }) => ({ ...asAdmin, id, body: { rotationId, revision: 0 } })), // prettier-ignore
      409: async () => ({ ...asAdmin, id: (await newReview()).id, body: { revision: 0 } }),
    },
    'post /api/v1/plans/{id}/inclusions': {
      200: async () => ({ ...asAdmin, ...(await newExclusion()) }),
      409: async () => {
        const { id, body } = await newExclusion();
        await run((tx) => tx.query(`UPDATE plans SET state = 'discarded' WHERE id = $1`, [id]));
        return { ...asAdmin, id, body };
      },
    },
    'post /api/v1/plans/{id}/undo': {
      200: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 1 } }),
      409: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 0 } }),
    },
    'post /api/v1/plans/{id}/redo': {
      200: async () => {
        const id = await newReviewed();
        await run(async (tx) => undoEdit(tx, await anHr(tx), id, { revision: 1 }));
        return { ...asAdmin, id, body: { revision: 2 } };
      },
      409: async () => ({ ...asAdmin, id: await newReviewed(), body: { revision: 1 } }),
    },
  };
}
