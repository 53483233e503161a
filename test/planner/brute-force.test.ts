import { expect, it } from '@jest/globals';
import { checkSolution } from '../../src/planner/solution.rules.js';
import { solve } from '../../src/planner/solve.js';
import { compareWorth, tryEveryPlan, worthOf } from '../support/brute-force.js';
import fc from '../support/property.js';
import { tinyProblems } from '../support/random-plan-problems.js';

it("no plan is better than the planner's, of thousands of small problems with every rule there is", async () => {
  await fc.assert(
    fc.asyncProperty(tinyProblems, async (problem) => {
      const solution = await solve(problem, { seconds: 60 });
      expect(checkSolution(problem, solution)).toEqual([]);
      const { best, most } = tryEveryPlan(problem);
      const own = worthOf(problem, solution.placements);
      expect(solution.bound).toBeGreaterThanOrEqual(most);
      if (compareWorth(own, best) !== 0) expect(own).toEqual(best);
    }),
    { numRuns: 2000 },
  );
});
