import type { Itinerary } from './itineraries.rules.js';

const STAY = -1;

/** The best that a hire can do when every visit to a slot has a worth: exact, day by day, by what has been done so far. */
export class BestItinerary {
  /** Places of the items of the best that `find` found last. */
  readonly items: number[] = [];
  /** By step and by what has been done: the most until there, and the most from there on. */
  private until = new Float64Array(0);
  private after = new Float64Array(0);
  private came = new Int32Array(0);

  /** The most that can be had; an item worth `-Infinity` is not to be had. */
  find(itinerary: Itinerary, worths: Float64Array): number {
    const { first, states, weeks } = itinerary;
    const width = states * weeks;
    const steps = first.length - 1;
    this.makeRoom((steps + 1) * width);
    const { until, came } = this;
    until.fill(-Infinity, 0, width);
    until[0] = 0;
    for (let step = 0; step < steps; step++) {
      const here = step * width;
      const next = here + width;
      until.copyWithin(next, here, next);
      came.fill(STAY, next, next + width);
      if (first[step] === first[step + 1]) this.endWeek(itinerary, here);
      for (let option = first[step]!; option < first[step + 1]!; option++) {
        const worth = worthOf(itinerary, option, worths);
        if (worth === -Infinity) continue;
        const { mask, to, more } = moves(itinerary, option);
        for (let week = 0; week + more < weeks; week++) {
          const top = week * states + (to < 0 ? states : itinerary.low[option]! + 1);
          for (let before = week * states; before < top; before++) {
            if (before & mask) continue;
            const sum = until[here + before]! + worth;
            const at = next + (to < 0 ? before | mask : week * states + to) + more * states;
            if (sum > until[at]!) {
              until[at] = sum;
              came[at] = option * width + before;
            }
          }
        }
      }
    }
    return this.readBack(itinerary, steps, width);
  }

  /** After `find`, with the same worths: prepares `through`. */
  lookBack(itinerary: Itinerary, worths: Float64Array): void {
    const { first, states, weeks } = itinerary;
    const width = states * weeks;
    const steps = first.length - 1;
    const { after } = this;
    after.fill(0, steps * width, (steps + 1) * width);
    for (let step = steps - 1; step >= 0; step--) {
      const here = step * width;
      const next = here + width;
      if (first[step] === first[step + 1]) {
        for (let before = 0; before < width; before++) after[here + before] = after[next + (before % states)]!;
        continue;
      }
      after.copyWithin(here, next, next + width);
      for (let option = first[step]!; option < first[step + 1]!; option++) {
        const worth = worthOf(itinerary, option, worths);
        if (worth === -Infinity) continue;
        const { mask, to, more } = moves(itinerary, option);
        for (let week = 0; week + more < weeks; week++) {
          const top = week * states + (to < 0 ? states : itinerary.low[option]! + 1);
          for (let before = week * states; before < top; before++) {
            if (before & mask) continue;
            const sum = worth + after[next + (to < 0 ? before | mask : week * states + to) + more * states]!;
            if (sum > after[here + before]!) after[here + before] = sum;
          }
        }
      }
    }
  }

  /** After `lookBack`: the most that can be had with this option of this step, were it worth so much. */
  through(itinerary: Itinerary, step: number, option: number, worth: number): number {
    const { states, weeks } = itinerary;
    const here = step * states * weeks;
    const next = here + states * weeks;
    const { mask, to, more } = moves(itinerary, option);
    let most = -Infinity;
    for (let week = 0; week + more < weeks; week++) {
      const top = week * states + (to < 0 ? states : itinerary.low[option]! + 1);
      for (let before = week * states; before < top; before++) {
        if (before & mask) continue;
        const sum =
          this.until[here + before]! +
          this.after[next + (to < 0 ? before | mask : week * states + to) + more * states]!;
        if (sum > most) most = sum;
      }
    }
    return most + worth;
  }

  private makeRoom(size: number): void {
    if (this.until.length >= size) return;
    this.until = new Float64Array(size);
    this.after = new Float64Array(size);
    this.came = new Int32Array(size);
  }

  /** How many visits the week had is forgotten. */
  private endWeek({ states, weeks }: Itinerary, here: number): void {
    const width = states * weeks;
    const next = here + width;
    this.until.fill(-Infinity, next + states, next + width);
    for (let before = states; before < width; before++) {
      const at = next + (before % states);
      if (this.until[here + before]! > this.until[at]!) {
        this.until[at] = this.until[here + before]!;
        this.came[at] = STAY - 1 - before;
      }
    }
  }

  private readBack({ items }: Itinerary, steps: number, width: number): number {
    const { until, came } = this;
    const end = steps * width;
    let state = 0;
    for (let one = 1; one < width; one++) if (until[end + one]! > until[end + state]!) state = one;
    const best = until[end + state]!;
    this.items.length = 0;
    for (let step = steps; step > 0; step--) {
      const from = came[step * width + state]!;
      if (from === STAY) continue;
      if (from < STAY) {
        state = STAY - 1 - from;
        continue;
      }
      const option = Math.floor(from / width);
      for (let item = items[option]!; item < items[option + 1]!; item++) this.items.push(item);
      state = from % width;
    }
    return best;
  }
}

function worthOf({ items }: Itinerary, option: number, worths: Float64Array): number {
  let worth = 0;
  for (let item = items[option]!; item < items[option + 1]!; item++) worth += worths[item]!;
  return worth;
}

/** What an option does to what has been done: ordered hires are at the stop `to`, others (`to` < 0) have the bits of `mask` too. */
function moves({ isOrdered, mask, high, items, weeks }: Itinerary, option: number) {
  return {
    mask: isOrdered ? 0 : mask[option]!,
    to: isOrdered ? high[option]! + 1 : NOWHERE,
    more: weeks > 1 ? items[option + 1]! - items[option]! : 0,
  };
}

const NOWHERE = -1;
