import { beforeEach, expect, test } from '@jest/globals';
import type { Tx } from '../../src/platform/database/transactions.js';
import { publishPlan } from '../../src/plans/publish-plan.js';
import { skipStop } from '../../src/rotations/skip-stop.js';
import { stopRotation } from '../../src/rotations/stop-rotation.js';
import { switchProgramme } from '../../src/rotations/switch-programme.js';
import { reasonOf, setStage, untilWaiting } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { expectConsistent } from '../support/consistency.js';
import { aHire, aMoment, pathOf, planOf, publishingScene, TODAY } from '../support/publishing.js';
import { aProgramme, stopAt } from '../support/rotations.js';

const { run } = setStage();

beforeEach(() => void stopClockAt(TODAY));

const aReadyPlan = () =>
  run(async (tx) => {
    const scene = await publishingScene(tx);
    const [slot, hire] = [await aMoment(tx, scene, 12), await aHire(tx, scene)];
    const { programme: other } = await aProgramme(tx, [stopAt(scene.host)]);
    return { scene, slot, hire, other, plan: await planOf(tx, scene, [[hire, slot]]) };
  });

/** What becomes of the second act, which begins when the first is done but not yet committed. */
async function behind(first: (tx: Tx) => Promise<unknown>, second: (tx: Tx) => Promise<unknown>): Promise<string> {
  let outcome: Promise<string> | undefined;
  await run(async (tx) => {
    await first(tx);
    outcome = run(second).then(() => 'done', reasonOf);
    await Promise.race([run((other) => untilWaiting(other, 1)), outcome]);
  });
  return outcome!;
}

const statesOf = async (hire: Parameters<typeof pathOf>[1]) =>
  (await run((tx) => pathOf(tx, hire))).map(({ state }) => state);

test('a hire who is stopped just before gets no visits of a plan', async () => {
  const { scene, slot, hire, plan } = await aReadyPlan();
  const became = await behind(
    (tx) => stopRotation(tx, scene.hr, hire.rotation.id, {}),
    (tx) => publishPlan(tx, scene.hr, plan.id, {}),
  );
  expect([became, ...(await statesOf(hire))]).toEqual(['placements-broken']);
  await run((tx) => expectConsistent(tx, slot.id));
});

test('a hire who is stopped just after has the visits of the plan called off', async () => {
  const { scene, slot, hire, plan } = await aReadyPlan();
  const became = await behind(
    (tx) => publishPlan(tx, scene.hr, plan.id, {}),
    (tx) => stopRotation(tx, scene.hr, hire.rotation.id, {}),
  );
  expect([became, ...(await statesOf(hire))]).toEqual(['done', 'cancelled']);
  await run((tx) => expectConsistent(tx, slot.id));
});

test('a plan that waited for a hire to change programme or leave a stop out makes no visits of it', async () => {
  const changed = await aReadyPlan();
  const skipped = await aReadyPlan();
  expect([
    await behind(
      (tx) => switchProgramme(tx, changed.scene.hr, changed.hire.rotation.id, { programmeId: changed.other.id }),
      (tx) => publishPlan(tx, changed.scene.hr, changed.plan.id, {}),
    ),
    await behind(
      (tx) => skipStop(tx, skipped.scene.hr, skipped.hire.rotation.id, skipped.scene.stop.id),
      (tx) => publishPlan(tx, skipped.scene.hr, skipped.plan.id, {}),
    ),
  ]).toEqual(['placements-broken', 'placements-broken']);
  expect([...(await statesOf(changed.hire)), ...(await statesOf(skipped.hire))]).toEqual([]);
});
