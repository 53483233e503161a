import { beforeEach, expect, test } from '@jest/globals';
import type { Tx } from '../../src/platform/database/transactions.js';
import { publishPlan } from '../../src/plans/publish-plan.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { reasonOf, setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { expectConsistent } from '../support/consistency.js';
import { aHost, aPerson } from '../support/people.js';
import { aHire, aMoment, aStanding, pathOf, planOf, publishingScene, TODAY } from '../support/publishing.js';

// Each act below runs in a transaction and on a connection of its own.
const stage = setStage();
const { run } = stage;
const ROUNDS = 2;

beforeEach(() => void stopClockAt(TODAY));

/** What became of acts at the same moment: done, or why not; sorted. */
const atOnce = async (...acts: ((tx: Tx) => Promise<unknown>)[]) =>
  (await Promise.all(acts.map((act) => run(act).then(() => 'done', reasonOf)))).sort();

test('a plan that two people publish at once is published once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { scene, slot, plan } = await run(async (tx) => {
      const scene = await publishingScene(tx);
      const slot = await aMoment(tx, scene, 12, { seats: 2, hostIds: [(await aHost(tx, scene.host)).id] });
      return { scene, slot, plan: await planOf(tx, scene, [[await aHire(tx, scene), slot], [await aHire(tx, scene), slot]]) }; // prettier-ignore
    });
    const publish = (tx: Tx) => publishPlan(tx, scene.hr, plan.id, {});
    expect(await atOnce(publish, publish)).toEqual(['done', 'plan-already-published']);
    expect(await run((tx) => tx.countBy(Visit, { slotId: slot.id }))).toBe(2);
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('of two plans for the same last seats one is published', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { scene, slots, plans } = await run(async (tx) => {
      const scene = await publishingScene(tx);
      const slots = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13)];
      const seats = async () => [[await aHire(tx, scene), slots[0]!], [await aHire(tx, scene), slots[1]!]] as Parameters<typeof planOf>[2]; // prettier-ignore
      return { scene, slots, plans: [await planOf(tx, scene, await seats()), await planOf(tx, scene, await seats())] };
    });
    const acts = plans.map(
      ({ id }) =>
        (tx: Tx) =>
          publishPlan(tx, scene.hr, id, {}),
    );
    expect(await atOnce(...acts)).toEqual(['done', 'placements-broken']);
    for (const { id } of slots) await run((tx) => expectConsistent(tx, id));
  }
});

test('a moment that is withdrawn while the plan is published takes no visit along, or calls it off', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { scene, slot, hire, plan } = await run(async (tx) => {
      const scene = await publishingScene(tx);
      const [slot, hire] = [await aMoment(tx, scene, 12), await aHire(tx, scene)];
      return { scene, slot, hire, plan: await planOf(tx, scene, [[hire, slot]]) };
    });
    const became = await atOnce(
      (tx) => publishPlan(tx, scene.hr, plan.id, {}),
      (tx) => withdrawSlot(tx, scene.lead, slot.id),
    );
    const path = (await run((tx) => pathOf(tx, hire))).map(({ state }) => state);
    expect(became[1] === 'done' ? path : ['refused', ...path]).toEqual([
      became[1] === 'done' ? 'cancelled' : 'refused',
    ]);
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('somebody who asks for the last seat while the plan is published gets it, or hears that it is full', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { scene, slot, guest, plan } = await run(async (tx) => {
      const scene = await publishingScene(tx);
      const slot = await aMoment(tx, scene, 12, { audience: 'both' });
      return { scene, slot, guest: await aPerson(tx), plan: await planOf(tx, scene, [[await aHire(tx, scene), slot]]) };
    });
    const became = await atOnce(
      (tx) => publishPlan(tx, scene.hr, plan.id, {}),
      (tx) => requestVisit(tx, guest, slot.id, { learningGoals: ['Kijken'] }),
    );
    expect(['placements-broken', 'slot-full']).toContain(became.find((one) => one !== 'done'));
    expect(became).toContain('done');
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('hires who take each other’s seats do so in one go', async () => {
  const { scene, slots, hires, plan } = await run(async (tx) => {
    const scene = await publishingScene(tx);
    const slots = [await aMoment(tx, scene, 12), await aMoment(tx, scene, 13)];
    const hires = [await aHire(tx, scene), await aHire(tx, scene)];
    for (const [index, hire] of hires.entries()) await aStanding(tx, scene, hire, slots[index]!);
    return { scene, slots, hires, plan: await planOf(tx, scene, [[hires[0]!, slots[1]!], [hires[1]!, slots[0]!]]) }; // prettier-ignore
  });
  expect(await atOnce((tx) => publishPlan(tx, scene.hr, plan.id, {}))).toEqual(['done']);
  for (const hire of hires) expect((await run((tx) => pathOf(tx, hire))).map(({ state }) => state).sort()).toEqual(['approved', 'moved']); // prettier-ignore
  for (const { id } of slots) await run((tx) => expectConsistent(tx, id));
});

test('a plan is published in a few statements, however many visits it has', async () => {
  const HIRES = 25;
  const { scene, plan } = await run(async (tx) => {
    const scene = await publishingScene(tx, { visits: 3 });
    const host = await aHost(tx, scene.host);
    const seats: Parameters<typeof planOf>[2] = [];
    const slots: Slot[] = [];
    for (const day of [11, 12, 13]) slots.push(await aMoment(tx, scene, day, { seats: HIRES, hostIds: [host.id] }));
    for (let n = 0; n < HIRES; n++) {
      const hire = await aHire(tx, scene);
      for (const slot of slots) seats.push([hire, slot]);
    }
    return { scene, plan: await planOf(tx, scene, seats) };
  });
  let statements = 0;
  await run(async (tx) => {
    const { query } = tx;
    tx.query = (...args) => (statements++, query.apply(tx, args)) as never;
    await publishPlan(tx, scene.hr, plan.id, {});
  });
  expect(await run((tx) => tx.countBy(Visit, { requestedById: scene.hr.id, state: 'approved' }))).toBe(3 * HIRES);
  expect(statements).toBeLessThan(2 * HIRES);
});
