import { achieved, isBetter } from './aims.rules.js';
import { type CountedModel, countedModel } from './counted-model.rules.js';
import { maximise } from './highs.client.js';
import type { Itineraries, Itinerary } from './itineraries.rules.js';
import { type Model, NONE } from './model.rules.js';
import { Seating } from './seating.rules.js';
import { split, splitInOrder } from './split.rules.js';

/** How many visits can be placed at most, by linear programming, and a plan rounded from that. */
export async function linearPlan(
  model: Model,
  { known }: Itineraries,
  seconds: number,
): Promise<{ bound: number; seating: Seating } | null> {
  const counted = countedModel(model, known);
  const { isOptimal, bound, values } = await maximise(counted.linear, { isWhole: false, seconds });
  return isOptimal ? { bound, seating: seatCounts(model, known, counted, values, false) } : null;
}

/** The best plan there is, each aim settled before the next; null if it is not found in time. */
export async function exactPlan(
  model: Model,
  { known }: Itineraries,
  start: Seating,
  knownBound: number,
  seconds: () => number,
): Promise<{ bound: number; seating: Seating } | null> {
  const counted = countedModel(model, known);
  const { linear } = counted;
  let bound = knownBound;
  const placed = start.slotOf.reduce((sum, slot) => sum + (slot === NONE ? 0 : 1), 0);
  let values: Float64Array | null = null;
  const before = achieved(model, start.slotOf);
  const isUniform = model.visits.weight.every((weight) => weight === 1) && model.visits.isRequired.every(Boolean);
  for (const aim of ['placed', 'required', 'optional', 'kept', 'wait'] as const) {
    const worth = counted.columns.map(({ profile, items }) => worthOf(model, known[profile]!, items, aim));
    if (worth.every((one) => one === 0)) continue;
    if (aim === 'required' && isUniform) continue;
    let value = placed;
    if (aim !== 'placed' || placed < bound) {
      linear.worth = worth;
      const result = await maximise(linear, { isWhole: true, seconds: seconds() });
      if (!result.isOptimal) return null;
      value = worth.reduce((sum, one, column) => sum + one * Math.round(result.values[column]!), 0);
      if (aim !== 'placed' || isUniform) values = result.values;
    }
    if (aim === 'placed') {
      bound = Math.round(value);
      if (!isUniform) continue;
    }
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
  return { bound, seating: isBetter(before, achieved(model, seating.slotOf)) ? start : seating };
}

function worthOf(
  { visits, slots, hires }: Model,
  { itemVisit, itemSlot, hires: members }: Itinerary,
  items: number[],
  aim: 'placed' | 'required' | 'optional' | 'kept' | 'wait',
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

/** Seats the hires of every profile as counted, one of each profile in turn. */
function seatCounts(
  model: Model,
  known: Itinerary[],
  { columns }: CountedModel,
  values: Float64Array,
  isWhole: boolean,
): Seating {
  const seating = new Seating(model);
  const counts = known.map(({ itemSlot }) => new Float64Array(itemSlot.length));
  columns.forEach(({ profile, items }, column) => {
    for (const item of items) counts[profile]![item]! += values[column]!;
  });
  let turns = known.map((itinerary, index) => ({
    itinerary,
    next:
      isWhole && itinerary.isOrdered
        ? splitInOrder(itinerary, counts[index]!)
        : split(itinerary, counts[index]!, (item, isWanted) =>
            isWhole ? isWanted : seating.hasRoom(itinerary.itemSlot[item]!) || isPin(itinerary, item),
          ),
  }));
  while (turns.length) {
    turns = turns.filter(({ itinerary, next }) => {
      const { value, done } = next.next();
      if (done) return false;
      seatItems(seating, value.hire, itinerary, value.items);
      return true;
    });
  }
  return seating;

  function isPin({ hires, itemVisit, itemSlot }: Itinerary, item: number): boolean {
    return model.visits.pinned[model.hires.first[hires[0]!]! + itemVisit[item]!]!.includes(itemSlot[item]!);
  }
}

/** Seats a hire anew; one whose pinned visits would be lost stays as they are. */
function seatItems(seating: Seating, hire: number, { itemVisit, itemSlot }: Itinerary, items: number[]): void {
  const { hires, visits } = seating.model;
  const begin = hires.first[hire]!;
  const chosen = new Set(items.map((item) => itemSlot[item]!));
  for (let visit = begin; visit < hires.first[hire + 1]!; visit++) {
    if (visits.pinned[visit]!.some((slot) => !chosen.has(slot))) return;
  }
  for (let visit = begin; visit < hires.first[hire + 1]!; visit++) {
    if (seating.slotOf[visit] !== NONE) seating.unseat(visit);
  }
  for (const item of items) seating.seat(begin + itemVisit[item]!, itemSlot[item]!);
}
