import { BestItinerary } from './best-itinerary.rules.js';
import type { Itinerary } from './itineraries.rules.js';
import type { Model } from './model.rules.js';

/** Options that are looked at in all, whatever the machine: that is how long the search for prices takes. */
const MOST_EFFORT = 2e9;

/**
 * A bound on the visits that can be placed, by Lagrange, for problems too large for a linear model. Every seat has a price, each
 * hire picks the best itinerary at these prices without minding the others, and no plan places more than what all of these are
 * worth and the seats together. Prices rise where too many go and fall where seats stay empty; whatever they are, the bound holds.
 */
export function priceBound(
  model: Model,
  itineraries: Itinerary[],
  { placed, mayGoOn }: { placed: number; mayGoOn: () => boolean },
): { bound: number; prices: Float64Array } {
  const { rows, slots, visits } = model;
  const best = new BestItinerary();
  const prices = new Float64Array(rows.count);
  const direction = new Float64Array(rows.count);
  const use = new Float64Array(rows.count);
  const worths = new Float64Array(Math.max(0, ...itineraries.map(({ itemSlot }) => itemSlot.length)));
  const roundEffort = itineraries.reduce((sum, { size, states, weeks }) => sum + size * states * weeks, 0);
  let bound = visits.count;
  let cheapest = prices.slice();
  let stride = 1;
  let stale = 0;
  for (let effort = 0; effort < MOST_EFFORT && stride > 1e-3 && mayGoOn(); effort += roundEffort) {
    const total = ask();
    if (total < bound - 1e-6) {
      bound = total;
      cheapest = prices.slice();
      stale = 0;
    } else if (++stale >= 20) {
      stride *= 0.75;
      stale = 0;
    }
    if (Math.floor(bound + 1e-6) <= placed) break;
    let length = 0;
    for (let row = 0; row < rows.count; row++) {
      let slope = use[row]! - rows.room[row]!;
      if ((slope < 0 && prices[row] === 0) || (slope > 0 && prices[row] === 1)) slope = 0;
      direction[row] = 0.6 * direction[row]! + 0.4 * slope;
      length += direction[row]! ** 2;
    }
    if (length < 1e-12) break;
    const size = (stride * Math.max(1, total - placed)) / length;
    // Nothing is worth more than the one visit that it makes room for.
    for (let row = 0; row < rows.count; row++) {
      prices[row] = Math.min(1, Math.max(0, prices[row]! + size * direction[row]!));
    }
  }
  return { bound: Math.floor(bound + 1e-6), prices: cheapest };

  /** What all is worth at these prices; fills in who goes where. */
  function ask(): number {
    use.fill(0);
    let total = 0;
    for (let row = 0; row < rows.count; row++) total += prices[row]! * rows.room[row]!;
    for (const itinerary of itineraries) {
      const { itemSlot, hires } = itinerary;
      for (let item = 0; item < itemSlot.length; item++) {
        let worth = 1;
        for (const row of slots.rows[itemSlot[item]!]!) worth -= prices[row]!;
        worths[item] = worth;
      }
      total += hires.length * best.find(itinerary, worths);
      for (const item of best.items) for (const row of slots.rows[itemSlot[item]!]!) use[row]! += hires.length;
    }
    return total;
  }
}
