import { expect, it } from '@jest/globals';
import { checkSolution } from '../../src/planner/solution.rules.js';
import { solve } from '../../src/planner/solve.js';
import { countWithHighs } from '../support/direct-model.js';
import { middleProblem } from '../support/random-plan-problems.js';

it.each([1, 2, 3, 4, 5, 6])(
  'as many visits are placed as by a model with a variable for each hire and slot (seed %i)',
  async (seed) => {
    const problem = middleProblem(seed, { hires: 12, stops: 4, days: 10 });
    const solution = await solve(problem, { seconds: 60 });
    expect(checkSolution(problem, solution)).toEqual([]);
    const most = Math.round(await countWithHighs(problem, { isWhole: true }));
    expect(most).toBeLessThan(solution.possible);
    expect(solution.placed).toBe(most);
    expect(solution.bound).toBeGreaterThanOrEqual(most);
  },
);

it('hardly fewer visits are placed than if they could be split', async () => {
  const problem = middleProblem(7, { hires: 80, stops: 5, days: 20 });
  const solution = await solve(problem, { seconds: 60 });
  expect(checkSolution(problem, solution)).toEqual([]);
  const most = await countWithHighs(problem, { isWhole: false });
  expect(solution.placed).toBeLessThanOrEqual(most + 1e-6);
  expect(solution.placed).toBeGreaterThanOrEqual(0.995 * most);
  expect(solution.bound).toBeLessThanOrEqual(1.01 * most);
});
