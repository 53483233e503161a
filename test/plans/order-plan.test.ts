import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { cancelPlan } from '../../src/plans/cancel-plan.js';
import { discardPlan } from '../../src/plans/discard-plan.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { PlanExclusion } from '../../src/plans/plan-exclusion.entity.js';
import { Plan } from '../../src/plans/plan.entity.js';
import { getPlan, listPlans } from '../../src/plans/plans.queries.js';
import type { Cohort } from '../../src/rotations/cohort.entity.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, anAdmin, anHr, aPerson } from '../support/people.js';
import { aCohort, aProgramme, aRotation, stopAt } from '../support/rotations.js';
import { aSlot } from '../support/slots.js';

const stage = setStage();
const { run, refusal } = stage;

let hr: Actor;
let cohort: Cohort;
let other: Cohort;

beforeAll(() =>
  run(async (tx) => {
    hr = await anHr(tx);
    const programme = await aProgramme(tx, [stopAt(await aHostDepartment(tx))]);
    cohort = await aCohort(tx);
    other = await aCohort(tx);
    await aRotation(tx, programme, { cohortId: cohort.id });
    await aRotation(tx, programme, { cohortId: other.id });
  }),
);

beforeEach(() => run((tx) => tx.query('UPDATE plans SET based_on_id = NULL; DELETE FROM plans')));

const order = (facts: Parameters<typeof orderPlan>[2] = {}) =>
  run((tx) => orderPlan(tx, hr, { cohortId: cohort.id, ...facts }));
const stateOf = (id: string) => run(async (tx) => (await getPlan(tx, hr, id)).state);
const setState = (id: string, facts: Partial<Plan>) => run((tx) => tx.update(Plan, { id }, facts));
const figures = { placed: 1, possible: 1, bound: 1 };

test('a plan that is asked for waits for a job, and is written down', async () => {
  await stage.takeJobs();
  const id = await order({ seconds: 30 });
  expect(await run((tx) => getPlan(tx, hr, id))).toMatchObject({
    kind: 'plan',
    state: 'queued',
    seconds: 30,
    cohortId: cohort.id,
    cohortName: cohort.name,
    placed: null,
    createdByName: hr.name,
  });
  expect(await stage.takeJobs()).toEqual([{ name: 'make-plan', payload: { planId: id } }]);
  expect(await stage.listAudit(id)).toEqual([
    {
      act: 'plan.ordered',
      actorId: hr.id,
      before: null,
      after: { kind: 'plan', cohortId: cohort.id, basedOnId: null, seconds: 30 },
    },
  ]);
});

test('there is one plan at a time for the same people', async () => {
  const id = await order();
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: cohort.id }))).toBe('plan-under-way');
  expect(await refusal((tx) => orderPlan(tx, hr, {}))).toBe('plan-under-way');
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: other.id }))).toBeNull();
  await setState(id, { state: 'ready', ...figures });
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: cohort.id }))).toBeNull();
});

test('of two who ask for a plan of the same cohort at once, one gets it', async () => {
  const both = await Promise.all([1, 2].map(() => refusal((tx) => orderPlan(tx, hr, { cohortId: cohort.id }))));
  expect(both.sort()).toEqual([null, 'plan-under-way'].sort());
  expect(await run((tx) => tx.count(Plan))).toBe(1);
});

test('where nobody has an open rotation there is nothing to plan', async () => {
  const empty = await run((tx) => aCohort(tx));
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: empty.id }))).toBe('nobody-to-plan');
});

test('a new plan takes over from a ready one of the same people alone', async () => {
  const id = await order();
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: cohort.id, basedOnId: id }))).toBe('plan-still-running');
  await setState(id, { state: 'ready', ...figures });
  expect(await refusal((tx) => orderPlan(tx, hr, { cohortId: other.id, basedOnId: id }))).toBe('plan-of-others');
  const slot = await run(async (tx) => aSlot(tx, await aHostDepartment(tx)));
  await run((tx) => tx.insert(PlanExclusion, { planId: id, slotId: slot.id, rotationId: null }));
  const next = await order({ basedOnId: id });
  expect(await run((tx) => getPlan(tx, hr, next))).toMatchObject({ basedOnId: id });
  expect(await run((tx) => tx.findBy(PlanExclusion, { planId: next }))).toMatchObject([{ slotId: slot.id }]);
});

test('a plan that waits or runs can be stopped, and its job goes with it', async () => {
  await stage.takeJobs();
  const id = await order();
  await run((tx) => cancelPlan(tx, hr, id));
  expect(await stateOf(id)).toBe('cancelled');
  expect(await stage.takeJobs()).toEqual([]);
  expect(await refusal((tx) => cancelPlan(tx, hr, id))).toBe('plan-cancelled');
  expect((await stage.listAudit(id)).at(-1)).toMatchObject({ act: 'plan.cancelled', before: { state: 'queued' } });
});

test('a ready plan can be thrown away, one that is published or under way cannot', async () => {
  const id = await order();
  expect(await refusal((tx) => discardPlan(tx, hr, id))).toBe('plan-still-running');
  await setState(id, { state: 'ready', ...figures });
  expect(await refusal((tx) => cancelPlan(tx, hr, id))).toBe('plan-already-ready');
  await run((tx) => discardPlan(tx, hr, id));
  expect(await stateOf(id)).toBe('discarded');
  await setState(id, { state: 'published', publishedAt: new Date(0), publishedById: hr.id });
  expect(await refusal((tx) => discardPlan(tx, hr, id))).toBe('plan-already-published');
});

test('plans are for HR and admins: to others there are none', async () => {
  const id = await order();
  const [admin, colleague] = await run(async (tx) => [await anAdmin(tx), await aPerson(tx)] as const);
  expect((await run((tx) => listPlans(tx, admin))).items).toMatchObject([{ id }]);
  for (const act of [
    () => run((tx) => listPlans(tx, colleague)),
    () => run((tx) => getPlan(tx, colleague, id)),
    () => run((tx) => orderPlan(tx, colleague, { cohortId: cohort.id })),
    () => run((tx) => cancelPlan(tx, colleague, id)),
    () => run((tx) => discardPlan(tx, colleague, id)),
  ])
    await expect(act()).rejects.toThrow(NotFound);
});

test('plans are listed newest first, page by page, and by cohort', async () => {
  const ids: string[] = [];
  for (const cohortId of [cohort.id, other.id, cohort.id]) {
    const id = await order({ cohortId });
    await setState(id, { state: 'ready', ...figures });
    ids.unshift(id);
  }
  const first = await run((tx) => listPlans(tx, hr, { limit: 2 }));
  expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  const second = await run((tx) => listPlans(tx, hr, { limit: 2, cursor: first.nextCursor! }));
  expect(second.items.map(({ id }) => id)).toEqual(ids.slice(2));
  const own = await run((tx) => listPlans(tx, hr, { cohortId: other.id }));
  expect(own.items.map(({ id }) => id)).toEqual([ids[1]]);
});
