import { countedModel } from './counted-model.rules.js';
import { maximise } from './highs.client.js';
import type { Itineraries } from './itineraries.rules.js';
import type { Model } from './model.rules.js';
import { seatCounts } from './seat-counts.rules.js';
import type { Seating } from './seating.rules.js';

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
