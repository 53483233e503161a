import type { CountedModel } from './counted-model.rules.js';
import type { Itinerary } from './itineraries.rules.js';
import { type Model, NONE } from './model.rules.js';
import { Seating } from './seating.rules.js';
import { split, splitInOrder } from './split.rules.js';

/** Seats the hires of every profile as counted, one of each profile in turn. */
export function seatCounts(
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
      isWhole && itinerary.isOrdered && itinerary.weeks === 1
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
