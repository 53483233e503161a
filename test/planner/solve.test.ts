import { expect, test } from '@jest/globals';
import { checkSolution } from '../../src/planner/solution.rules.js';
import { solve } from '../../src/planner/solve.js';
import { bigCohort, withoutSomeSlots } from '../bench/big-cohorts.js';
import { aWeek } from '../support/plan-weeks.js';

const seconds = 60;

test.each([
  ['many who are alike', bigCohort({ hires: 400, stops: 5, days: 60, seed: 1, seats: 1 })],
  ['hires who all differ', bigCohort({ hires: 80, stops: 5, days: 60, seed: 2, seats: 1.05, isDifferent: true })],
  ['too few seats', bigCohort({ hires: 80, stops: 5, days: 60, seed: 3, seats: 0.9, isDifferent: true })],
  ['stops in order', bigCohort({ hires: 60, stops: 4, days: 45, seed: 4, seats: 1.3, isOrdered: true })],
])('a plan keeps every rule, reaches its bound and comes out the same every time: %s', async (_, problem) => {
  const plan = await solve(problem, { seconds });
  expect(await solve(problem, { seconds })).toEqual({ ...plan, seconds: expect.any(Number) });
  expect(checkSolution(problem, plan)).toEqual([]);
  expect(plan.placed).toBe(plan.bound);
});

test('a cohort that loses slots keeps what it can', async () => {
  const whole = bigCohort({ hires: 80, stops: 5, days: 60, seed: 5, seats: 1.3, isDifferent: true });
  const { placements } = await solve(whole, { seconds });
  const problem = withoutSomeSlots(whole, placements, 5);
  const plan = await solve(problem, { seconds });
  const now = new Set(plan.placements.map((one) => JSON.stringify(one)));
  const slots = new Set(problem.slots.map(({ id }) => id));
  const lost = placements.filter(({ slot }) => !slots.has(slot)).length;
  expect(lost).toBeGreaterThan(0);
  expect(plan.placed).toBe(400);
  expect(placements.filter((one) => !now.has(JSON.stringify(one))).length).toBeLessThanOrEqual(lost * 2);
});

test('nobody waits longer than needed: the first free days are taken', async () => {
  const problem = aWeek(['chat mon 1', 'chat tue 2', 'chat fri 3', 'mail mon 1', 'mail wed 2'], {
    anna: { stops: ['chat', 'mail'] },
    bram: { stops: ['chat', 'mail'] },
  });
  const { placements } = await solve(problem, { seconds });
  expect(placements.map(({ slot }) => slot).sort()).toEqual(['chat mon', 'chat tue', 'mail mon', 'mail wed'].sort());
});

test('guests of a day spread over the slots that it has', async () => {
  const problem = aWeek(['chat mon 4'], { anna: { stops: ['chat'] }, bram: { stops: ['chat'] } });
  problem.slots.push({ ...problem.slots[0]!, id: 'chat mon, second host' });
  const { placements } = await solve(problem, { seconds });
  expect(new Set(placements.map(({ slot }) => slot)).size).toBe(2);
});

test('who asks to stop has what was found so far, and it keeps the rules', async () => {
  const problem = bigCohort({ hires: 80, stops: 5, days: 60, seed: 6, seats: 1 });
  const plan = await solve(problem, { seconds, isCancelled: () => true });
  expect(checkSolution(problem, plan)).toEqual([]);
  expect(plan.bound).toBeGreaterThanOrEqual(plan.placed);
});

test.each([
  ['no hires', aWeek(['chat mon 1'], {})],
  ['no slots', aWeek([], { anna: { stops: ['chat'] } })],
  ['no stops', aWeek(['chat mon 1'], { anna: { stops: [] } })],
])('a problem with %s has an empty plan', async (_, problem) => {
  expect(await solve(problem, { seconds })).toMatchObject({ placements: [], placed: 0, bound: 0, gap: 0 });
});
