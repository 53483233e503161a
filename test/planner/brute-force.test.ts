import { expect, it } from '@jest/globals';
import { checkSolution } from '../../src/planner/solution.rules.js';
import { solve } from '../../src/planner/solve.js';
import { tryEveryPlan, worthOf } from '../support/brute-force.js';
import fc from '../support/property.js';
import { tinyProblems } from '../support/random-plan-problems.js';

const RUNS = 2000;

it("no plan is better than the planner's, of thousands of small problems with every rule there is", async () => {
  let later = 0;
  await fc.assert(
    fc.asyncProperty(tinyProblems, async (problem) => {
      const solution = await solve(problem, { seconds: 60 });
      expect(checkSolution(problem, solution)).toEqual([]);
      const { best, most } = tryEveryPlan(problem);
      expect(solution.bound).toBeGreaterThanOrEqual(most);
      const { waiting, ...own } = worthOf(problem, solution.placements);
      expect(own).toEqual({ required: best.required, optional: best.optional, changes: best.changes });
      expect(waiting).toBeGreaterThanOrEqual(best.waiting);
      if (waiting > best.waiting) later++;
      expect(solution.unplaced.map(({ reason }) => reason)).not.toContain('seat-left');
    }),
    { numRuns: RUNS },
  );
  // Waiting is the last of the aims, and the only one that is not searched to the end.
  expect(later / RUNS).toBeLessThanOrEqual(0.005);
}, 300_000);
