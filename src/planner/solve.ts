import { performance } from 'node:perf_hooks';
import { Chains, isHeavier } from './chains.rules.js';
import { explainUnplaced } from './explain-unplaced.js';
import { compileProblem, type Model, NONE } from './model.rules.js';
import type { Placement, PlanPhase, PlanProblem, PlanProgress, PlanSolution } from './problem.js';
import { relaxedBound } from './relaxed-bound.rules.js';
import { Seating } from './seating.rules.js';
import { sweep } from './sweep.rules.js';

export interface SolveOptions {
  /** When it takes longer, the best plan so far is the answer. */
  seconds: number;
  onProgress?: (progress: PlanProgress) => void;
  /** Asked now and then; the best plan so far is the answer. */
  isCancelled?: () => boolean;
}

/** The best plan that can be found, and how much better another could be at most. The same problem has the same plan. */
export async function solve(problem: PlanProblem, options: SolveOptions): Promise<PlanSolution> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const report = (phase: PlanPhase, placed: number, bound: number | null) =>
    options.onProgress?.({ phase, placed, possible: model.visits.count, bound, seconds: seconds() });

  const model = compileProblem(problem);
  report('reading', 0, null);
  const seating = new Seating(model);
  const mayGoOn = () => seconds() < options.seconds && !options.isCancelled?.();
  placeAll(seating, mayGoOn, () => report('placing', countPlaced(seating), null));
  report('bounding', countPlaced(seating), null);
  const bound = relaxedBound(seating);
  const placed = countPlaced(seating);
  report('improving', placed, bound);
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

/** First what people know of, then what is hardest to place, then chains for what found no seat. */
function placeAll(seating: Seating, mayGoOn: () => boolean, onProgress: () => void): void {
  const { visits } = seating.model;
  const chains = new Chains(seating);
  const order = byNeed(seating.model);
  for (const visit of order) {
    const slot = visits.published[visit]!;
    if (seating.slotOf[visit] === NONE && slot !== NONE && visits.slots[visit]!.includes(slot)) {
      if (seating.hasRoom(slot) && seating.suits(visit, slot)) seating.seat(visit, slot);
    }
  }
  sweep(seating);
  onProgress();
  for (let before = -1, round = 0; countPlaced(seating) > before && round < 20; round++) {
    before = countPlaced(seating);
    chains.startRound();
    for (const visit of order) {
      if (!mayGoOn()) return;
      if (seating.slotOf[visit] === NONE) chains.place(visit, { givesUp: true });
    }
    onProgress();
  }
}

/** Heaviest first, then those with the fewest slots to go to. */
function byNeed(model: Model): number[] {
  const { visits } = model;
  return [...visits.hire.keys()].sort(
    (a, b) =>
      Number(isHeavier(model, b, a)) - Number(isHeavier(model, a, b)) ||
      visits.slots[a]!.length - visits.slots[b]!.length ||
      a - b,
  );
}

const countPlaced = ({ slotOf }: Seating) => slotOf.reduce((sum, slot) => sum + (slot === NONE ? 0 : 1), 0);

function toPlacements(problem: PlanProblem, { model, slotOf }: Seating): Placement[] {
  return [...slotOf.keys()]
    .filter((visit) => slotOf[visit] !== NONE)
    .map((visit) => ({
      hire: problem.hires[model.visits.hire[visit]!]!.id,
      stop: model.visits.key[visit]!,
      slot: problem.slots[slotOf[visit]!]!.id,
    }));
}
