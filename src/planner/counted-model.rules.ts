import type { LinearModel } from './highs.client.js';
import type { Itinerary } from './itineraries.rules.js';
import type { Model } from './model.rules.js';

/** A linear model that counts how many hires of each profile take each option, and where to read that. */
export interface CountedModel {
  linear: LinearModel;
  /** Of each column the profile and the items that it stands for; none if it only carries hires along. */
  columns: { profile: number; items: number[] }[];
}

/**
 * Hires with the same options are interchangeable, so it is enough to count them. In an order they flow from stop to stop, which
 * says it all. Without one, no stop, day or week has more of them than there are: by König's theorem such counts always split
 * into itineraries (where hours of different slots overlap only in part that is not certain, but a bound it is).
 */
export function countedModel(model: Model, profiles: Itinerary[]): CountedModel {
  const linear: LinearModel = { worth: [], most: [], low: [], high: [], rows: [], amounts: [] };
  const columns: CountedModel['columns'] = [];
  const row = (low: number, high: number) => linear.high.push(high) && linear.low.push(low) - 1;
  const column = (profile: number, items: number[], rows: number[], amounts?: number[]) => {
    const { itemSlot, hires } = profiles[profile]!;
    const seats = items.flatMap((item) => [...model.slots.rows[itemSlot[item]!]!]);
    const sums = new Map<number, number>();
    seats.forEach((seat) => sums.set(seat, (sums.get(seat) ?? 0) + 1));
    rows.forEach((one, index) => sums.set(one, (sums.get(one) ?? 0) + (amounts?.[index] ?? 1)));
    linear.worth.push(items.length);
    for (const item of items) {
      if (!model.visits.pinned[visitOf(profile, item)]!.includes(itemSlot[item]!)) continue;
      const key = `${profile} ${itemSlot[item]}`;
      if (!pins.has(key)) pins.set(key, row(hires.length, Infinity));
      sums.set(pins.get(key)!, 1);
    }
    linear.most.push(hires.length);
    linear.rows.push([...sums.keys()]);
    linear.amounts.push([...sums.values()]);
    columns.push({ profile, items });
  };
  const pins = new Map<string, number>();
  for (const room of model.rows.room) row(-Infinity, room);
  profiles.forEach((profile, index) => (profile.isOrdered ? addFlow(index) : addCounts(index)));
  return { linear, columns };

  function visitOf(profile: number, item: number): number {
    return model.hires.first[profiles[profile]!.hires[0]!]! + profiles[profile]!.itemVisit[item]!;
  }

  function addFlow(index: number): void {
    const { hires, first, items, low, high, states, weeks } = profiles[index]!;
    const steps = first.length - 1;
    const width = states * weeks;
    const node = Array.from({ length: steps * width }, (_, at) => {
      const sum = at === 0 ? -hires.length : 0;
      return row(sum, sum);
    });
    const arc = (from: number, to: number, list: number[]) =>
      to < node.length
        ? column(index, list, [node[from]!, node[to]!], [-1, 1])
        : column(index, list, [node[from]!], [-1]);
    for (let step = 0; step < steps; step++) {
      const here = step * width;
      const isEndOfWeek = first[step] === first[step + 1];
      for (let at = 0; at < width; at++) {
        arc(here + at, here + width + (isEndOfWeek ? at % states : at), []);
        if ((at + 1) % states) arc(here + at, here + at + 1, []);
      }
      for (let option = first[step]!; option < first[step + 1]!; option++) {
        const list = Array.from({ length: items[option + 1]! - items[option]! }, (_, i) => items[option]! + i);
        const more = weeks > 1 ? list.length : 0;
        for (let week = 0; week + more < weeks; week++) {
          const base = here + week * states;
          arc(base + low[option]!, base + width + more * states + high[option]! + 1, list);
        }
      }
    }
  }

  function addCounts(index: number): void {
    const { hires, itemVisit, itemSlot, visits } = profiles[index]!;
    const { slots, days, hires: all } = model;
    const count = hires.length;
    const perDay = all.perDay[hires[0]!]!;
    const perWeek = all.perWeek[hires[0]!]!;
    const rowOfVisit = Array.from({ length: visits }, () => row(-Infinity, count));
    const limits = new Map<string, number>();
    const limit = (name: string, high: number) => {
      const known = limits.get(name);
      if (known !== undefined) return known;
      const made = row(-Infinity, high);
      limits.set(name, made);
      return made;
    };
    const seen = new Set<string>();
    for (let item = 0; item < itemSlot.length; item++) {
      const slot = itemSlot[item]!;
      if (seen.has(`${itemVisit[item]} ${slot}`)) continue;
      seen.add(`${itemVisit[item]} ${slot}`);
      const rows = [rowOfVisit[itemVisit[item]!]!, limit(`day ${slots.day[slot]}`, count * perDay)];
      if (perWeek < Infinity) rows.push(limit(`week ${days.week[slots.day[slot]!]}`, count * perWeek));
      if (perDay > 1) for (const moment of momentsOf(slot, itemSlot)) rows.push(limit(`moment ${moment}`, count));
      column(index, [item], rows);
    }
  }

  /** When a slot of these begins while this one lasts. */
  function momentsOf(slot: number, itemSlot: Int32Array): Set<number> {
    const { starts, ends } = model.slots;
    const begins = [...new Set(itemSlot)].map((other) => starts[other]!);
    return new Set(begins.filter((begin) => starts[slot]! <= begin && begin < ends[slot]!));
  }
}
