import { DateTime } from 'luxon';
import type { Stage } from './acts.js';
import type { Cast, Recipes } from './api-recipes.js';
import { aPlan } from './plans.js';
import { aCohort, aProgramme, aRotation, linkVisit, stopAt } from './rotations.js';
import { aSlot } from './slots.js';
import { aVisit } from './visits.js';

// A Tuesday morning within the window of whoever starts today.
const tuesday = DateTime.now().setZone('Europe/Amsterdam').startOf('week').plus({ weeks: 2, days: 1, hours: 9 });
const hours = { startsAt: tuesday.toJSDate(), endsAt: tuesday.plus({ hours: 2 }).toJSDate() };

/** How to get the answers that are an operation's own, of publishing plans and repairing what was published. */
export function makePublicationRecipes(
  { run }: Pick<Stage, 'run'>,
  { department, lead }: Pick<Cast, 'department' | 'lead'>,
): Record<string, Recipes> {
  const newHire = () =>
    run(async (tx) => {
      const programme = await aProgramme(tx, [stopAt(department)]);
      const rotation = await aRotation(tx, programme, { firstOn: DateTime.now().toISODate() });
      const slot = await aSlot(tx, department, { ...hours, createdById: lead.id, approval: 'automatic' });
      return { rotation, stop: programme.stops[0]!, slot };
    });
  const newPlan = async () => {
    const { rotation, stop, slot } = await newHire();
    return (await run((tx) => aPlan(tx, { startedAt: new Date(), placements: [[rotation, stop, slot]] }))).id;
  };
  const brokenCohort = async () => {
    const { rotation, stop, slot } = await newHire();
    await run(async (tx) => {
      const fallen = { visitorId: rotation.personId, state: 'cancelled' as const, decidedAt: new Date() };
      await linkVisit(tx, rotation, stop, await aVisit(tx, slot, fallen));
      await tx.query(`UPDATE plans SET state = 'cancelled' WHERE state IN ('queued', 'running')`);
    });
    return rotation.cohortId;
  };
  return {
    'get /api/v1/plans/{id}/publication': { 200: async () => ({ who: 'admin', id: await newPlan() }) },
    'post /api/v1/plans/{id}/publication': {
      200: async () => ({ who: 'admin', id: await newPlan(), body: { revision: 0 } }),
      409: async () => ({ who: 'admin', id: await newPlan(), body: { revision: 7 } }),
    },
    'get /api/v1/repairs': { 200: async () => brokenCohort().then(() => ({ who: 'admin' })), 404: async () => ({ who: 'visitor' }) }, // prettier-ignore
    'post /api/v1/repairs': {
      202: async () => ({ who: 'admin', body: { cohortId: await brokenCohort() } }),
      404: async () => ({ who: 'visitor', body: {} }),
      409: async () => ({ who: 'admin', body: { cohortId: (await run((tx) => aCohort(tx))).id } }),
    },
  };
}
