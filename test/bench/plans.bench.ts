import { compileProblem } from '../../src/planner/model.rules.js';
import type { PlanProblem, PlanSolution } from '../../src/planner/problem.js';
import { relaxedBound } from '../../src/planner/relaxed-bound.rules.js';
import { runPlanner } from '../../src/planner/run-planner.js';
import { Seating } from '../../src/planner/seating.rules.js';
import { type BigCohort, bigCohort, withoutSomeSlots } from './big-cohorts.js';
import { compare, measure, report } from './measure.js';
import type { Server } from './visits.bench.js';

const cases: [string, Omit<BigCohort, 'seed'>, { gap: number; seconds: number }][] = [
  ['10,000 hires, 6 stops, 24 profiles', { hires: 10_000, stops: 6, days: 120 }, { gap: 0, seconds: 6 }],
  ['500 hires, all different', { hires: 500, stops: 5, days: 60, isDifferent: true }, { gap: 0.5, seconds: 30 }],
  ['2,000 hires, all different', { hires: 2_000, stops: 5, days: 60, isDifferent: true }, { gap: 1, seconds: 120 }],
  ['1,000 hires, stops in order', { hires: 1_000, stops: 5, days: 60, isOrdered: true }, { gap: 0.5, seconds: 30 }],
];
const seeds = [1, 2, 3];
/** Seats for every visit: ample, scarce, too few. */
const supplies = [1.2, 1.05, 0.95];

/** The planner on whole cohorts, each in a worker thread as in use; every plan has passed the independent check. */
export async function benchPlans({ baseUrl }: Server): Promise<void> {
  for (const [name, cohort, limit] of cases) {
    const plans: PlanSolution[] = [];
    for (const seed of seeds) {
      for (const seats of supplies) {
        const plan = await runPlanner(bigCohort({ ...cohort, seed, seats }), { seconds: limit.seconds });
        plans.push(plan);
        const { placed, possible, bound, gap, seconds } = plan;
        console.log(
          `${name}, seed ${seed}, ${seats} seats a visit: ${placed} of ${possible} placed, at most ${bound}, gap ${(gap * 100).toFixed(3)} %, ${seconds.toFixed(1)} s`,
        );
      }
    }
    compare(`${name}: largest gap in %`, Math.max(...plans.map(({ gap }) => gap * 100)), { atMost: limit.gap });
    compare(`${name}: median seconds`, median(plans.map(({ seconds }) => seconds)), { atMost: limit.seconds });
    compare(`${name}: most seconds`, Math.max(...plans.map(({ seconds }) => seconds)), { atMost: limit.seconds });
  }
  for (const seed of seeds) await benchReplan(seed);
  console.log(`Most memory so far: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  await benchServerMeanwhile(baseUrl);
}

/** A cohort that was planned loses slots: as many visits as can be, with the fewest changes. */
async function benchReplan(seed: number): Promise<void> {
  for (const seats of [1.2, 1.05]) {
    const whole = bigCohort({ hires: 2_000, stops: 5, days: 60, isDifferent: true, seed, seats });
    const { placements } = await runPlanner(whole, { seconds: 120 });
    const problem = withoutSomeSlots(whole, placements, seed);
    const plan = await runPlanner(problem, { seconds: 30 });
    const changes = changesOf(problem, plan);
    const least = leastChanges(problem, plan);
    console.log(
      `replan, seed ${seed}, ${seats} seats a visit: ${plan.placed} of ${plan.possible} placed, at most ${plan.bound}, ${changes} changes, at least ${least}, ${plan.seconds.toFixed(1)} s`,
    );
    compare('replan: changes to the proven least', changes / least, { atMost: 1.2 });
    compare('replan: seconds', plan.seconds, { atMost: 30 });
  }
}

/**
 * No plan that places as many has fewer changes: whatever has lost its slot changes, and each further change makes room for
 * one more visit at most than can be had with all the others where they are, even if a hire could be in two places at a time.
 */
function leastChanges(problem: PlanProblem, { placed }: PlanSolution): number {
  const slots = new Set(problem.slots.map(({ id }) => id));
  const standing = problem.published.filter(({ slot }) => slots.has(slot));
  const without = relaxedBound(new Seating(compileProblem({ ...problem, pinned: standing, published: [] })));
  return problem.published.length - standing.length + Math.max(0, placed - without);
}

function changesOf({ published }: PlanProblem, { placements }: PlanSolution): number {
  const now = new Set(placements.map(({ hire, stop, slot }) => `${hire}|${stop}|${slot}`));
  return published.filter(({ hire, stop, slot }) => !now.has(`${hire}|${stop}|${slot}`)).length;
}

/** A page of the server, with and without a plan being made on the same machine. */
async function benchServerMeanwhile(baseUrl: string): Promise<void> {
  const get = async () => {
    await (await fetch(`${baseUrl}/sign-in`)).text();
  };
  await measure('warm', { n: 200, lanes: 1 }, get);
  const idle = await measure('a page, idle', { n: 400, lanes: 1 }, get);
  const stop = new AbortController();
  const problem = bigCohort({ hires: 1_000, stops: 5, days: 60, isOrdered: true, seed: 1, seats: 1 });
  const plan = runPlanner(problem, { seconds: 60, signal: stop.signal }).catch(() => null);
  const busy = await measure('a page, while a plan is made', { n: 400, lanes: 1 }, get);
  stop.abort();
  await plan;
  report(idle, busy);
  compare('p95 while a plan is made to idle', busy.p95Ms / idle.p95Ms, { atMost: 2 });
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
