import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { JobContext } from '../../src/jobs/job.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { solve } from '../../src/planner/solve.js';
import { suggestSeats } from '../../src/planner/suggest-seats.js';
import { cancelPlan } from '../../src/plans/cancel-plan.js';
import { makePlan, type Planner } from '../../src/plans/make-plan.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { PlanUnplaced } from '../../src/plans/plan-unplaced.entity.js';
import { PlanShortage } from '../../src/plans/plan-shortage.entity.js';
import { getPlan, type PlanView } from '../../src/plans/plans.queries.js';
import type { Cohort } from '../../src/rotations/cohort.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import { setStage } from '../support/acts.js';
import { dateIn } from '../support/campaigns.js';
import { aHostDepartment, anHr } from '../support/people.js';
import { aCohort, aProgramme, aRotation, linkVisit, type MadeProgramme, stopAt } from '../support/rotations.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;

let hr: Actor;
let host: Department;
let cohort: Cohort;
let programme: MadeProgramme;
let rotations: Rotation[];

beforeAll(() =>
  run(async (tx) => {
    hr = await anHr(tx);
    host = await aHostDepartment(tx);
    cohort = await aCohort(tx);
    programme = await aProgramme(tx, [stopAt(host, { toDay: 40 })]);
    const facts = { cohortId: cohort.id, firstOn: dateIn(0) };
    rotations = [await aRotation(tx, programme, facts), await aRotation(tx, programme, facts)];
  }),
);

beforeEach(() => run((tx) => tx.query('DELETE FROM plans')));

/** On some working day to come. */
const slotInDays = (days: number, seats: number) =>
  run((tx) => aSlot(tx, host, { ...hoursFromNow(days * 24, 1), seats, audience: 'onboarding' }));
const order = () => run((tx) => orderPlan(tx, hr, { cohortId: cohort.id, seconds: 5 }));
/** As in a thread of its own, but in this one. */
const plain: Planner = async (problem, options) => {
  const solution = await solve(problem, options);
  return { ...solution, wishes: suggestSeats(problem, solution.placements) };
};
const make = (planId: string, planner: Planner = plain, stopping?: AbortSignal) =>
  makePlan(planner)({ planId }, { transactions: stage.transactions } as JobContext, stopping);
const planOf = (id: string) => run((tx) => getPlan(tx, hr, id));

async function untilPlan(id: string, is: (plan: PlanView) => boolean): Promise<PlanView> {
  for (let tries = 0; tries < 200; tries++) {
    const plan = await planOf(id);
    if (is(plan)) return plan;
    await pause(50);
  }
  throw new Error('it never was');
}

const never: Planner = (_, { signal }) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

test('a plan is made, says who comes where and who finds no seat and why, and is written down', async () => {
  await run((tx) => tx.query('UPDATE people SET workdays = $1', [[1, 2, 3, 4, 5, 6, 7]]));
  const slot = await slotInDays(7, 1);
  const id = await order();
  await make(id);
  expect(await planOf(id)).toMatchObject({ state: 'ready', phase: null, placed: 1, possible: 2, bound: 1 });
  const [placement] = await run((tx) => tx.findBy(PlanPlacement, { planId: id }));
  expect(placement).toMatchObject({ slotId: slot.id, stopId: programme.stops[0]!.id, isPinned: false, visitId: null });
  const missing = await run((tx) => tx.findBy(PlanUnplaced, { planId: id }));
  expect(missing).toMatchObject([{ reason: 'no-seat-left', stopId: programme.stops[0]!.id }]);
  expect([placement!.rotationId, missing[0]!.rotationId].sort()).toEqual(rotations.map(({ id }) => id).sort());
  const [shortage] = await run((tx) => tx.findBy(PlanShortage, { planId: id }));
  expect(shortage).toMatchObject({ departmentId: host.id, people: 1, missing: 1, seats: 1, askedAt: null });
  expect(shortage!.moreSeats[0]).toMatchObject({ seats: 1 });
  expect((await stage.listAudit(id)).at(-1)).toEqual({
    act: 'plan.made',
    actorId: null,
    before: null,
    after: { placed: 1, possible: 2, bound: 1 },
  });
  await run((tx) => tx.query('DELETE FROM slots WHERE id = $1 AND NOT EXISTS (SELECT FROM plans)', [slot.id]));
});

test('a visit that stands already stays where it is', async () => {
  const slot = await slotInDays(8, 1);
  const [rotation] = rotations;
  const visit = await run(async (tx) => {
    const made = await aVisit(tx, slot, { visitorId: rotation!.personId, state: 'approved' });
    await linkVisit(tx, rotation!, programme.stops[0]!, made);
    return made;
  });
  const id = await order();
  await make(id);
  const placements = await run((tx) => tx.findBy(PlanPlacement, { planId: id, rotationId: rotation!.id }));
  expect(placements).toMatchObject([{ slotId: slot.id, visitId: visit.id }]);
  await run(async (tx) => {
    await tx.query('DELETE FROM plans');
    await tx.query('DELETE FROM rotation_visits');
    await tx.query('DELETE FROM visits');
  });
});

test('how far it is can be read while it is made, and stopping it stops the planner', async () => {
  const id = await order();
  const making = make(id, (problem, options) => {
    options.onProgress({ phase: 'placing', placed: 1, possible: 2, bound: null, seconds: 0.5 });
    return never(problem, options);
  });
  const plan = await untilPlan(id, ({ phase }) => phase === 'placing');
  expect(plan).toMatchObject({ state: 'running', placed: 1, possible: 2, bound: null, secondsUsed: 0.5 });
  await run((tx) => cancelPlan(tx, hr, id));
  await making;
  expect(await planOf(id)).toMatchObject({ state: 'cancelled' });
  expect(await run((tx) => tx.countBy(PlanPlacement, { planId: id }))).toBe(0);
});

test('a plan that is stopped while the last of it is kept stays stopped', async () => {
  const id = await order();
  await make(id, async (problem, options) => {
    const made = await plain(problem, options);
    await run((tx) => cancelPlan(tx, hr, id));
    return made;
  });
  expect(await planOf(id)).toMatchObject({ state: 'cancelled' });
  expect(await run((tx) => tx.countBy(PlanPlacement, { planId: id }))).toBe(0);
});

test('when the planner breaks down the plan says so, and a repeated job leaves it be', async () => {
  const id = await order();
  await expect(make(id, () => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory');
  expect(await planOf(id)).toMatchObject({ state: 'failed', failure: 'Error: out of memory', phase: null });
  await make(id);
  expect(await planOf(id)).toMatchObject({ state: 'failed' });
  expect((await stage.listAudit(id)).at(-1)).toMatchObject({ act: 'plan.failed', actorId: null });
});

test('when the process stops in the middle, the next one makes the plan', async () => {
  const id = await order();
  const stopping = new AbortController();
  const making = make(id, never, stopping.signal);
  await untilPlan(id, ({ state }) => state === 'running');
  stopping.abort(new Error('stopping'));
  await expect(making).rejects.toThrow('stopping');
  expect(await planOf(id)).toMatchObject({ state: 'running' });
  await make(id);
  expect(await planOf(id)).toMatchObject({ state: 'ready' });
});

test('the same plan made twice at once is kept once', async () => {
  const id = await order();
  await Promise.all([make(id), make(id)]);
  const plan = await planOf(id);
  expect(plan.state).toBe('ready');
  expect(await run((tx) => tx.countBy(PlanPlacement, { planId: id }))).toBe(plan.placed);
  expect((await stage.listAudit(id)).filter(({ act }) => act === 'plan.made')).toHaveLength(1);
});
