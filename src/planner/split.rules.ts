import { BestItinerary } from './best-itinerary.rules.js';
import type { Itinerary } from './itineraries.rules.js';

/**
 * Splits whole counts of hires who follow an order. Day by day, every option goes to the hire who is furthest of those who may
 * still take it: whoever is less far can take all that they can, so that nothing is ever left over that could be had.
 */
export function* splitInOrder(
  { hires, first, items, low, high }: Itinerary,
  counts: Float64Array,
): Generator<{ hire: number; items: number[] }> {
  const reached = hires.map(() => 0);
  const chosen: number[][] = hires.map(() => []);
  for (let step = 0; step + 1 < first.length; step++) {
    const today: number[] = [];
    for (let option = first[step]!; option < first[step + 1]!; option++) {
      for (let count = counts[items[option]!]!; count > 0; count--) today.push(option);
    }
    const idle = new Set(hires.keys());
    for (const option of today.sort((a, b) => low[a]! - low[b]! || a - b)) {
      let furthest: number | undefined;
      for (const one of idle) {
        if (reached[one]! <= low[option]! && (furthest === undefined || reached[one]! > reached[furthest]!))
          furthest = one;
      }
      if (furthest === undefined) continue;
      idle.delete(furthest);
      reached[furthest] = high[option]! + 1;
      for (let item = items[option]!; item < items[option + 1]!; item++) chosen[furthest]!.push(item);
    }
  }
  for (const [index, hire] of hires.entries()) yield { hire, items: chosen[index]! };
}

/**
 * Splits counts (how many hires of a profile take each item) into a list of items for every hire. Of whole counts that come from
 * the counted model nothing is left over. Of counts with fractions it makes the best of it, with what else may be taken.
 */
export function* split(
  itinerary: Itinerary,
  counts: Float64Array,
  mayTake: (item: number, isWanted: boolean) => boolean,
): Generator<{ hire: number; items: number[] }> {
  const { hires, visits, itemVisit, first, items } = itinerary;
  const best = new BestItinerary();
  const same = firstOfSame(itinerary);
  const left = new Float64Array(counts.length);
  counts.forEach((count, item) => (left[same[item]!]! += count));
  const worths = new Float64Array(left.length);
  const stepOf = new Int32Array(left.length);
  const steps = first.length - 1;
  for (let step = 0; step < steps; step++) stepOf.fill(step, items[first[step]!], items[first[step + 1]!]);
  for (let index = 0; index < hires.length; index++) {
    const rest = hires.length - index;
    const ofVisit = new Float64Array(visits);
    const ofStep = new Float64Array(steps);
    for (let item = 0; item < left.length; item++) {
      if (same[item] !== item) continue;
      ofVisit[itemVisit[item]!]! += left[same[item]!]!;
      ofStep[stepOf[item]!]! += left[same[item]!]!;
    }
    // A stop or a day that needs everybody who is left has to be in every itinerary.
    for (let item = 0; item < left.length; item++) {
      const isTight = (ofVisit[itemVisit[item]!]! > rest - 0.5 ? 8 : 0) + (ofStep[stepOf[item]!]! > rest - 0.5 ? 8 : 0);
      const isWanted = left[same[item]!]! > 1e-6;
      worths[item] = isWanted ? 1 + Math.min(1, left[same[item]!]!) + isTight : 0.01;
      if (!mayTake(item, isWanted)) worths[item] = -Infinity;
    }
    best.find(itinerary, worths);
    for (const item of best.items) left[same[item]!]!--;
    yield { hire: hires[index]!, items: [...best.items] };
  }
}

/** On days with more than one visit an item is part of several options: it counts where it stands first. */
function firstOfSame({ itemVisit, itemSlot }: Itinerary): Int32Array {
  const known = new Map<string, number>();
  return itemSlot.map((slot, item) => {
    const key = `${itemVisit[item]} ${slot}`;
    if (!known.has(key)) known.set(key, item);
    return known.get(key)!;
  });
}
