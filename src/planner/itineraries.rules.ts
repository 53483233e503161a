import { type Model, NONE } from './model.rules.js';

/** More ways to spend one's days than this, and a hire is left to simpler means. */
const MOST_OPTIONS = 30_000;
const MOST_STATES = 4_096;

/** All that one hire can do on each day: an option is a set of visits on that day that go together. */
export interface Itinerary {
  hires: number[];
  /** Options of step d: first[d] up to first[d + 1]. A step is a day, or without options the end of a week. */
  first: Int32Array;
  /** Visits (counted from the hire's first) and slots of an option: items[o] up to items[o + 1]. */
  items: Int32Array;
  itemVisit: Int32Array;
  itemSlot: Int32Array;
  /** Unordered: bits of its visits. Ordered: its first and its last visit. */
  mask: Int32Array;
  low: Int32Array;
  high: Int32Array;
  isOrdered: boolean;
  visits: number;
  states: number;
  weeks: number;
  size: number;
}

export interface Itineraries {
  known: Itinerary[];
  ofHire: (Itinerary | null)[];
}

/** Hires whose options are the same share one; null for those with more than can be looked through. */
export function compileItineraries(model: Model): Itineraries {
  const byKey = new Map<string, Itinerary | null>();
  const names = new Map<Int32Array, number>();
  const ofHire: (Itinerary | null)[] = [];
  for (let hire = 0; hire < model.hires.count; hire++) {
    const key = profileOf(model, hire, names);
    let itinerary = byKey.get(key);
    if (itinerary === undefined) byKey.set(key, (itinerary = compileItinerary(model, hire)));
    itinerary?.hires.push(hire);
    ofHire.push(itinerary);
  }
  return { known: [...byKey.values()].filter((one) => one !== null), ofHire };
}

function profileOf({ hires, visits }: Model, hire: number, names: Map<Int32Array, number>): string {
  // With more visits a day hours may overlap in ways that cannot be counted: everybody for themselves.
  const isAlone = hires.perDay[hire]! > 1 && !hires.isOrdered[hire];
  const parts: (string | number)[] = [
    isAlone ? hire : NONE,
    hires.isOrdered[hire]!,
    hires.perDay[hire]!,
    hires.perWeek[hire]!,
  ];
  for (let visit = hires.first[hire]!; visit < hires.first[hire + 1]!; visit++) {
    const list = visits.slots[visit]!;
    if (!names.has(list)) names.set(list, names.size);
    const { from, weight, isRequired, pinned, published, stop } = visits;
    parts.push(
      names.get(list)!,
      stop[visit]!,
      from[visit]!,
      weight[visit]!,
      isRequired[visit]!,
      pinned[visit]!.join(','),
      published[visit]!.join(','),
    );
  }
  return parts.join(' ');
}

function compileItinerary(model: Model, hire: number): Itinerary | null {
  const { slots, visits, hires, days } = model;
  const perDay = hires.perDay[hire]!;
  const perWeek = hires.perWeek[hire]!;
  const begin = hires.first[hire]!;
  const count = hires.first[hire + 1]! - begin;
  const isOrdered = hires.isOrdered[hire] === 1;
  const weeks = perWeek < 7 * perDay ? perWeek + 1 : 1;
  const states = isOrdered ? count + 1 : 2 ** count;
  if (count > 20 || states * weeks > MOST_STATES) return null;

  const perDayOf = new Map<number, { visit: number; slot: number }[]>();
  for (let index = 0; index < count; index++) {
    for (const slot of visits.slots[begin + index]!) {
      const day = slots.day[slot]!;
      const list = perDayOf.get(day);
      if (list) list.push({ visit: index, slot });
      else perDayOf.set(day, [{ visit: index, slot }]);
    }
  }
  const options: { visit: number; slot: number }[][] = [];
  const first = [0];
  let week = NONE;
  for (const day of [...perDayOf.keys()].sort((a, b) => a - b)) {
    const singles = perDayOf.get(day)!;
    singles.sort((a, b) => slots.starts[a.slot]! - slots.starts[b.slot]! || a.slot - b.slot || a.visit - b.visit);
    if (weeks > 1 && days.week[day] !== week) first.push(options.length);
    week = days.week[day]!;
    extend([], 0, singles);
    if (options.length > MOST_OPTIONS) return null;
    first.push(options.length);
  }
  const flat = options.flat();
  const items = new Int32Array(options.length + 1);
  options.forEach((option, index) => (items[index + 1] = items[index]! + option.length));
  return {
    hires: [],
    first: Int32Array.from(first),
    items,
    itemVisit: Int32Array.from(flat, ({ visit }) => visit),
    itemSlot: Int32Array.from(flat, ({ slot }) => slot),
    mask: Int32Array.from(options, (option) => option.reduce((mask, { visit }) => mask | (1 << visit), 0)),
    low: Int32Array.from(options, (option) => Math.min(...option.map(({ visit }) => visit))),
    high: Int32Array.from(options, (option) => Math.max(...option.map(({ visit }) => visit))),
    isOrdered,
    visits: count,
    states,
    weeks,
    size: options.length,
  };

  function extend(option: { visit: number; slot: number }[], from: number, singles: { visit: number; slot: number }[]) {
    for (let index = from; index < singles.length && options.length <= MOST_OPTIONS; index++) {
      const next = singles[index]!;
      const goes = option.every(
        ({ visit, slot }) =>
          visit !== next.visit && slots.ends[slot]! <= slots.starts[next.slot]! && (!isOrdered || visit < next.visit),
      );
      if (!goes) continue;
      options.push([...option, next]);
      if (option.length + 1 < Math.min(perDay, weeks > 1 ? perWeek : Infinity))
        extend([...option, next], index + 1, singles);
    }
  }
}
