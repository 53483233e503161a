import { type Model, NONE } from './model.rules.js';

/** What a plan is after, most important first; more is better. */
export interface Achieved {
  required: number;
  optional: number;
  kept: number;
  wait: number;
}

export function achieved(model: Model, slotOf: Int32Array): Achieved {
  const { visits, slots } = model;
  const sum: Achieved = { required: 0, optional: 0, kept: 0, wait: 0 };
  for (let visit = 0; visit < visits.count; visit++) {
    const slot = slotOf[visit]!;
    if (slot === NONE) continue;
    sum[visits.isRequired[visit] ? 'required' : 'optional'] += visits.weight[visit]!;
    if (visits.published[visit]!.includes(slot)) sum.kept++;
    sum.wait -= slots.day[slot]! - visits.from[visit]!;
  }
  return sum;
}

export function isBetter(one: Achieved, other: Achieved): boolean {
  for (const aim of ['required', 'optional', 'kept', 'wait'] as const) {
    if (Math.abs(one[aim] - other[aim]) > 1e-6) return one[aim] > other[aim];
  }
  return false;
}

/** More than this of each aim is not to be had, by a glance at each visit alone; for the wait if so many visits are placed. */
export function mostPossible(model: Model, placed: number): Achieved {
  const { visits, slots } = model;
  const most: Achieved = { required: 0, optional: 0, kept: 0, wait: 0 };
  let reachable = 0;
  let still: number[] = [];
  for (let visit = 0; visit < visits.count; visit++) {
    const list = visits.slots[visit]!;
    const isSameStop = visit > 0 && visits.published[visit] === visits.published[visit - 1];
    if (!isSameStop) still = visits.published[visit]!.filter((slot) => list.includes(slot));
    if (still.pop() !== undefined) most.kept++;
    if (!list.length) continue;
    reachable++;
    most[visits.isRequired[visit] ? 'required' : 'optional'] += visits.weight[visit]!;
    most.wait -= slots.day[list[0]!]! - visits.from[visit]!;
  }
  return placed === reachable ? most : { ...most, wait: 0 };
}

const PINNED = 1e3;

/** Every aim as one number, for a single hire: no number of lesser aims of theirs outweighs a greater one. With or without the wait. */
export function worthsOf(model: Model, countsWait: boolean): (visit: number, slot: number) => number {
  const { visits, hires, slots, days } = model;
  let most = 0;
  let lightest = Infinity;
  for (let hire = 0; hire < hires.count; hire++) most = Math.max(most, hires.first[hire + 1]! - hires.first[hire]!);
  for (const weight of visits.weight) if (weight > 0) lightest = Math.min(lightest, weight);
  const kept = (days.count + 1) * (most + 1);
  const optional = kept * (most + 1);
  const optionals = visits.weight.reduce(
    (sum, weight, visit) => (visits.isRequired[visit] ? sum : Math.max(sum, weight)),
    0,
  );
  const required = optional * (1 + (optionals / lightest || 0) * most);
  const placed = Float64Array.from(visits.weight, (weight, visit) => {
    const scaled = Math.max(weight / lightest || 0, 1e-3);
    return scaled * (visits.isRequired[visit] ? required : optional);
  });
  return (visit, slot) =>
    placed[visit]! +
    (visits.pinned[visit]!.includes(slot) ? PINNED * required : 0) +
    (visits.published[visit]!.includes(slot) ? kept : 0) -
    (countsWait ? slots.day[slot]! - visits.from[visit]! : 0);
}
