import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { orderPlan } from '../../src/plans/order-plan.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import type { PlanState } from '../../src/plans/plan.rules.js';
import { findPlan } from '../../src/plans/plans.queries.js';
import { setStage } from '../support/acts.js';
import { startApp } from '../support/app.js';
import { dateIn } from '../support/campaigns.js';
import { aHostDepartment, anHr } from '../support/people.js';
import { aCohort, aProgramme, aRotation, stopAt } from '../support/rotations.js';
import { aSlot, hoursFromNow } from '../support/slots.js';

const stage = setStage();
const { run } = stage;

const aPlan = () =>
  run(async (tx) => {
    const host = await aHostDepartment(tx);
    for (const days of [7, 8, 9, 10]) await aSlot(tx, host, { ...hoursFromNow(days * 24, 1), seats: 1 });
    const cohort = await aCohort(tx);
    await aRotation(tx, await aProgramme(tx, [stopAt(host)]), { cohortId: cohort.id, firstOn: dateIn(0) });
    return orderPlan(tx, await anHr(tx), { cohortId: cohort.id, seconds: 5 });
  });

async function untilIn(state: PlanState, planId: string): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if ((await run((tx) => findPlan(tx, planId)))?.state === state) return;
    await pause(100);
  }
  throw new Error(`the plan never was ${state}`);
}

test('a plan of a process that was killed is made by the next one', async () => {
  const planId = await aPlan();
  await run(async (tx) => {
    // The process cannot keep what it found, and so is in the middle of it when it is killed.
    await tx.query('LOCK TABLE plan_placements IN ACCESS EXCLUSIVE MODE');
    const first = await startApp({ databaseUrl: stage.url });
    await untilIn('running', planId);
    await first.kill();
  });
  expect(await run((tx) => tx.countBy(PlanPlacement, { planId }))).toBe(0);
  const second = await startApp({ databaseUrl: stage.url });
  await untilIn('ready', planId);
  await second.stop();
  expect(await run((tx) => tx.countBy(PlanPlacement, { planId }))).toBe(1);
}, 90_000);
