import { performance } from 'node:perf_hooks';
import { achieved, isBetter, worthsOf } from './aims.rules.js';
import { Chains } from './chains.rules.js';
import { Earlier } from './earlier.rules.js';
import { exactPlan } from './exact-plan.js';
import { explainUnplaced } from './explain-unplaced.js';
import { compileItineraries, type Itineraries } from './itineraries.rules.js';
import { linearPlan } from './linear-plan.js';
import { compileProblem, type Model, NONE } from './model.rules.js';
import type { Placement, PlanPhase, PlanProblem, PlanProgress, PlanSolution } from './problem.js';
import { priceBound } from './price-bound.rules.js';
import { relaxedBound } from './relaxed-bound.rules.js';
import { Reroutes } from './reroutes.rules.js';
import { seatByPrice } from './seat-by-price.rules.js';
import { Seating } from './seating.rules.js';
import { spread } from './spread.rules.js';
import { byNeed, keepPublished, sweep } from './sweep.rules.js';

export interface SolveOptions {
  /** When it takes longer, the best plan so far is the answer. */
  seconds: number;
  onProgress?: (progress: PlanProgress) => void;
  /** Asked now and then; the best plan so far is the answer. */
  isCancelled?: () => boolean;
}

/** Columns of a model that is small enough to be solved to the very best, and of one of which the linear bound is in reach. */
const MOST_EXACT = 3_000;
const MOST_PROFILES = 60;
const MOST_COUNTED = 12_000;
const MOST_LINEAR = 40_000;
const MOST_ROUNDS = 30;

/** The best plan that can be found, and how much better another could be at most. The same problem has the same plan. */
export async function solve(problem: PlanProblem, options: SolveOptions): Promise<PlanSolution> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const model = compileProblem(problem);
  const report = (phase: PlanPhase, placed: number, bound: number | null) =>
    options.onProgress?.({ phase, placed, possible: model.visits.count, bound, seconds: seconds() });
  const mayGoOn = () => seconds() < options.seconds && !options.isCancelled?.();
  const secondsLeft = () => options.seconds - seconds();

  report('reading', 0, null);
  let seating = new Seating(model);
  const itineraries = compileItineraries(model);
  const size = sizeOf(itineraries);
  keepPublished(seating);
  sweep(seating);
  const isComplete = itineraries.ofHire.every((one) => one !== null);
  const isCounted = isComplete && itineraries.known.length <= MOST_PROFILES && size <= MOST_LINEAR;
  const place = (one: Seating, means: Means) =>
    placeMissing(one, itineraries, means, mayGoOn, () => report('placing', countPlaced(one), null));
  place(seating, isCounted ? { chains: 5e6, reroutes: false } : { chains: Infinity, reroutes: true });
  let bound = relaxedBound(seating);
  report('bounding', countPlaced(seating), bound);
  if (countPlaced(seating) < bound && isComplete && size <= MOST_LINEAR && mayGoOn()) {
    const linear = await linearPlan(model, itineraries, secondsLeft() * 0.7);
    if (linear) {
      bound = Math.min(bound, Math.floor(linear.bound + 1e-4));
      place(linear.seating, { chains: Infinity, reroutes: true });
      if (isBetter(achieved(model, linear.seating.slotOf), achieved(model, seating.slotOf))) seating = linear.seating;
    } else place(seating, { chains: Infinity, reroutes: true });
  }
  if (countPlaced(seating) < bound && isComplete && size > MOST_LINEAR && mayGoOn()) {
    const priced = priceBound(model, itineraries.known, { placed: countPlaced(seating), mayGoOn });
    bound = Math.min(bound, priced.bound);
    const guided = seatByPrice(model, itineraries, priced.prices);
    place(guided, { chains: Infinity, reroutes: true });
    if (isBetter(achieved(model, guided.slotOf), achieved(model, seating.slotOf))) seating = guided;
  }
  report('improving', countPlaced(seating), bound);
  const isSmall = isComplete && size <= (isCounted && !model.hires.isOrdered.includes(1) ? MOST_COUNTED : MOST_EXACT);
  if (!isSmall || model.visits.count <= MOST_EXACT) improve(seating, itineraries, mayGoOn);
  const exact = isSmall && mayGoOn() ? await exactPlan(model, itineraries, seating, bound, secondsLeft) : null;
  if (exact) ({ bound, seating } = exact);
  else if (isSmall) improve(seating, itineraries, mayGoOn);
  spread(seating);
  const placed = countPlaced(seating);
  report('checking', placed, bound);
  const placements = toPlacements(problem, seating);
  return {
    placements,
    unplaced: explainUnplaced(problem, placements),
    placed,
    possible: model.visits.count,
    bound,
    gap: bound ? (bound - placed) / bound : 0,
    seconds: seconds(),
  };
}

const sizeOf = ({ known }: Itineraries) =>
  known.reduce(
    (sum, { size, isOrdered, states, first }) => sum + size + (isOrdered ? 2 * states * first.length : 0),
    0,
  );

interface Means {
  /** Slots that chains may look at. */
  chains: number;
  reroutes: boolean;
}

/** Chains for what found no seat, simple ones first. */
function placeMissing(
  seating: Seating,
  itineraries: Itineraries,
  means: Means,
  mayGoOn: () => boolean,
  onProgress: () => void,
): void {
  const order = byNeed(seating.model);
  const chains = new Chains(seating, means.chains);
  const reroutes = new Reroutes(seating, itineraries.ofHire, worthsOf(seating.model, false));
  const isPublished = seating.model.visits.published.some((slots) => slots.length);
  const missing = (visit: number) => seating.slotOf[visit] === NONE;
  const moved = (visit: number) => seating.model.visits.published[visit]!.length > 0 && !seating.isKept(visit);
  const reroute = (visit: number) => reroutes.improve(seating.model.visits.hire[visit]!);
  const tries: [
    isAsked: (visit: number) => boolean,
    search: { startRound(): void },
    tryOne: (visit: number) => boolean,
  ][] = [];
  if (isPublished) {
    for (const mostChanges of [0, 1, 2]) tries.push([missing, chains, (visit) => chains.place(visit, { mostChanges })]);
  }
  tries.push([missing, chains, (visit) => chains.place(visit, { givesUp: true })]);
  if (means.reroutes) tries.push([missing, reroutes, reroute]);
  if (means.reroutes && isPublished) tries.push([moved, reroutes, reroute]);
  for (const [isAsked, search, tryOne] of tries) {
    for (let helped = true, round = 0; helped && round < MOST_ROUNDS; round++) {
      helped = false;
      search.startRound();
      for (const visit of order) {
        if (!mayGoOn()) return;
        if (isAsked(visit) && tryOne(visit)) helped = true;
      }
      onProgress();
    }
  }
}

/** Earlier moments with as many visits, until nothing helps any more. */
function improve(seating: Seating, itineraries: Itineraries, mayGoOn: () => boolean): void {
  const reroutes = new Reroutes(seating, itineraries.ofHire, worthsOf(seating.model, true));
  const earlier = new Earlier(seating);
  const effort = { left: 3e8 };
  for (let helped = true, round = 0; helped && round < MOST_ROUNDS; round++) {
    helped = false;
    for (let hire = 0; hire < seating.model.hires.count && mayGoOn(); hire++) if (reroutes.settle(hire)) helped = true;
    if (earlier.pull(effort, mayGoOn) > 0) helped = true;
  }
}

const countPlaced = ({ slotOf }: Seating) => slotOf.reduce((sum, slot) => sum + (slot === NONE ? 0 : 1), 0);

function toPlacements(problem: PlanProblem, { model, slotOf }: { model: Model; slotOf: Int32Array }): Placement[] {
  return [...slotOf.keys()]
    .filter((visit) => slotOf[visit] !== NONE)
    .map((visit) => ({
      hire: problem.hires[model.visits.hire[visit]!]!.id,
      stop: model.visits.key[visit]!,
      slot: problem.slots[slotOf[visit]!]!.id,
    }));
}
