import { expect, test } from '@jest/globals';
import { publishPlan } from '../../src/plans/publish-plan.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHire, aMoment, pathOf, planOf, publishingScene, TODAY } from '../support/publishing.js';

const { run, refusal } = setStage();

test('of two plans that were made side by side the second gives nobody a visit that the first gave', async () => {
  stopClockAt(TODAY);
  const { scene, hire, other, plans } = await run(async (tx) => {
    const scene = await publishingScene(tx);
    const slots = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13), await aMoment(tx, scene, 14)] as const;
    const [hire, other] = [await aHire(tx, scene), await aHire(tx, scene)];
    const first = await planOf(tx, scene, [[hire, slots[0]]]);
    return { scene, hire, other, plans: [first, await planOf(tx, scene, [[hire, slots[1]], [other, slots[2]]])] as const }; // prettier-ignore
  });
  stopClockAt('2027-01-04T08:05:00Z');
  await run((tx) => publishPlan(tx, scene.hr, plans[0].id, {}));
  stopClockAt('2027-01-04T08:10:00Z');
  expect(await refusal((tx) => publishPlan(tx, scene.hr, plans[1].id, {}))).toBe('placements-broken');
  await run((tx) => publishPlan(tx, scene.hr, plans[1].id, { withoutBroken: true }));
  expect((await run((tx) => pathOf(tx, hire))).map(({ state }) => state)).toEqual(['approved']);
  expect((await run((tx) => pathOf(tx, other))).map(({ state }) => state)).toEqual(['approved']);
});
