import { type Achieved, achieved, isBetter, mostPossible } from './aims.rules.js';
import { countedModel } from './counted-model.rules.js';
import { maximise } from './highs.client.js';
import type { Itineraries, Itinerary } from './itineraries.rules.js';
import { type Model, NONE } from './model.rules.js';
import { seatCounts } from './seat-counts.rules.js';
import type { Seating } from './seating.rules.js';

type Aim = 'placed' | keyof Achieved;

/**
 * The best plan there is, each aim settled before the next, from a plan that is good already: what that has reached and nothing
 * could better needs no proof. Null if it is not found in time.
 */
export async function exactPlan(
  model: Model,
  { known }: Itineraries,
  start: Seating,
  startBound: number,
  seconds: () => number,
): Promise<{ bound: number; seating: Seating } | null> {
  const reached = { placed: start.slotOf.filter((slot) => slot !== NONE).length, ...achieved(model, start.slotOf) };
  const most = { placed: startBound, ...mostPossible(model, reached.placed) };
  const isUniform = model.visits.weight.every((weight) => weight === 1) && model.visits.isRequired.every(Boolean);
  const aims: Aim[] = isUniform ? ['placed', 'kept', 'wait'] : ['placed', 'required', 'optional', 'kept', 'wait'];
  if (aims.every((aim) => reached[aim] >= most[aim])) return { bound: startBound, seating: start };

  const counted = countedModel(model, known);
  const { linear } = counted;
  let bound = startBound;
  let values: Float64Array | null = null;
  let isAsReached = true;
  for (const aim of aims) {
    const worth = counted.columns.map(({ profile, items }) => worthOf(model, known[profile]!, items, aim));
    let value = reached[aim];
    if (!isAsReached || value < most[aim]) {
      linear.worth = worth;
      const result = await maximise(linear, { isWhole: true, seconds: seconds() });
      if (!result.isOptimal) return null;
      value = worth.reduce((sum, one, column) => sum + one * Math.round(result.values[column]!), 0);
      if (aim === 'placed') bound = Math.round(value);
      if (aim !== 'placed' || isUniform) values = result.values;
    }
    // How many are placed is an aim only where every visit weighs the same; else it is asked for the bound alone.
    if (aim === 'placed' && !isUniform) continue;
    isAsReached &&= value <= reached[aim] + 1e-6;
    const row = linear.low.push(value - 1e-6) - 1;
    linear.high.push(Infinity);
    worth.forEach((one, column) => {
      if (one === 0) return;
      linear.rows[column]!.push(row);
      linear.amounts[column]!.push(one);
    });
  }
  if (!values) return { bound, seating: start };
  const seating = seatCounts(model, known, counted, values.map(Math.round), true);
  return { bound, seating: isBetter(achieved(model, start.slotOf), achieved(model, seating.slotOf)) ? start : seating };
}

function worthOf(
  { visits, slots, hires }: Model,
  { itemVisit, itemSlot, hires: members }: Itinerary,
  items: number[],
  aim: Aim,
): number {
  let sum = 0;
  for (const item of items) {
    const visit = hires.first[members[0]!]! + itemVisit[item]!;
    const slot = itemSlot[item]!;
    if (aim === 'placed') sum++;
    else if (aim === 'kept') sum += visits.published[visit]!.includes(slot) ? 1 : 0;
    else if (aim === 'wait') sum -= slots.day[slot]! - visits.from[visit]!;
    else if ((aim === 'required') === (visits.isRequired[visit] === 1)) sum += visits.weight[visit]!;
  }
  return sum;
}
