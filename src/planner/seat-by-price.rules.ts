import { worthsOf } from './aims.rules.js';
import { BestItinerary } from './best-itinerary.rules.js';
import type { Itineraries } from './itineraries.rules.js';
import { type Model, NONE } from './model.rules.js';
import { Seating } from './seating.rules.js';

/**
 * A plan in which one hire after the other takes their best itinerary of what is free, those with the least choice first, and
 * minds the price of seats that others need: a start from which chains reach plans that they do not find from another.
 */
export function seatByPrice(model: Model, { ofHire }: Itineraries, prices: Float64Array): Seating {
  const seating = new Seating(model);
  const best = new BestItinerary();
  const worth = worthsOf(model, false);
  const order = [...ofHire.keys()].sort((a, b) => (ofHire[a]?.size ?? 0) - (ofHire[b]?.size ?? 0) || a - b);
  for (const hire of order) {
    const itinerary = ofHire[hire];
    if (!itinerary) continue;
    const begin = model.hires.first[hire]!;
    const end = model.hires.first[hire + 1]!;
    const pins = model.visits.pinned.slice(begin, end).flat();
    const worths = Float64Array.from(itinerary.itemSlot, (slot, item) => {
      if (!pins.includes(slot) && !seating.hasRoom(slot)) return -Infinity;
      let price = 0;
      for (const row of model.slots.rows[slot]!) price += prices[row]!;
      return worth(begin + itinerary.itemVisit[item]!, slot) * (1.001 - 0.999 * Math.min(1, price));
    });
    best.find(itinerary, worths);
    if (pins.some((slot) => !best.items.some((item) => itinerary.itemSlot[item] === slot))) continue;
    for (let visit = begin; visit < end; visit++) if (seating.slotOf[visit] !== NONE) seating.unseat(visit);
    for (const item of best.items) seating.seat(begin + itinerary.itemVisit[item]!, itinerary.itemSlot[item]!);
  }
  return seating;
}
