import type { Placement, PlanProblem, PlanStop } from '../../src/planner/problem.js';
import { checkPlacements } from '../../src/planner/solution.rules.js';

/** How good a plan is, in the order of the planner's aims: the first three more is better, of the last two less. */
export interface Worth {
  required: number;
  optional: number;
  changes: number;
  waiting: number;
}

export function worthOf(problem: PlanProblem, placements: Placement[]): Worth {
  const worth: Worth = { required: 0, optional: 0, changes: 0, waiting: 0 };
  for (const { hire, stop, slot } of placements) {
    const wish = problem.hires.find(({ id }) => id === hire)!.stops.find((one) => one.stop === stop)!;
    worth[wish.isRequired ? 'required' : 'optional'] += wish.weight;
    const { day } = problem.slots.find(({ id }) => id === slot)!;
    worth.waiting += problem.days.filter((one) => wish.from <= one && one < day).length;
  }
  const isKept = (one: Placement) => placements.some((other) => isSame(one, other));
  worth.changes = problem.published.filter((one) => !isKept(one)).length;
  return worth;
}

const isSame = (one: Placement, other: Placement) =>
  one.hire === other.hire && one.stop === other.stop && one.slot === other.slot;

/** Above zero: the first is better. */
export const compareWorth = (one: Worth, other: Worth) =>
  one.required - other.required ||
  one.optional - other.optional ||
  other.changes - one.changes ||
  other.waiting - one.waiting;

/** The best plan there is, and the most visits that any plan places, by trying every one. For a handful of visits only. */
export function tryEveryPlan(problem: PlanProblem): { best: Worth; most: number } {
  const wishes = problem.hires.flatMap((hire) =>
    hire.stops.flatMap((stop) => {
      const options = problem.slots.filter(({ stops }) => stops.includes(stop.stop));
      return Array.from({ length: stop.visits }, (_, nth) => ({ hire: hire.id, wish: stop, nth, options }));
    }),
  );
  const hopeFrom = wishes.map((_, index) => sumWeights(wishes.slice(index).map(({ wish }) => wish)));
  const withoutPins = { ...problem, pinned: [] };
  let best: Worth | null = null;
  let most = 0;
  const walk = (index: number, placements: Placement[], from: number) => {
    const next = wishes[index];
    if (!next) {
      const isPinned = (pin: Placement) => placements.some((one) => isSame(one, pin));
      if (!problem.pinned.every(isPinned)) return;
      most = Math.max(most, placements.length);
      const worth = worthOf(problem, placements);
      if (!best || compareWorth(worth, best) > 0) best = worth;
      return;
    }
    if (best && placements.length + wishes.length - index <= most) {
      const { required, optional } = worthOf(problem, placements);
      const hope = hopeFrom[index]!;
      const reach = required + hope.required - best.required || optional + hope.optional - best.optional;
      if (reach < 0) return;
    }
    // Visits for one stop are alike: the second takes a later slot in the list than the first.
    const first = next.nth === 0 ? 0 : from;
    for (let place = first; place < next.options.length; place++) {
      const one = { hire: next.hire, stop: next.wish.stop, slot: next.options[place]!.id };
      const extended = [...placements, one];
      if (checkPlacements(withoutPins, extended).length === 0) walk(index + 1, extended, place + 1);
    }
    walk(index + 1, placements, Infinity);
  };
  walk(0, [], 0);
  return { best: best!, most };
}

const sumWeights = (wishes: PlanStop[]) => ({
  required: wishes.filter(({ isRequired }) => isRequired).reduce((sum, { weight }) => sum + weight, 0),
  optional: wishes.filter(({ isRequired }) => !isRequired).reduce((sum, { weight }) => sum + weight, 0),
});
