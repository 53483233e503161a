import type { Placement, PlanHire, PlanProblem, PlanSlot } from './problem.js';
import { limitRows } from './team-limits.rules.js';

export const NONE = -1;
const MINUTES_A_DAY = 1440;

/** A problem as numbers: every visit, slot, hire and day is its place in a list. */
export interface Model {
  slots: {
    count: number;
    day: Int32Array;
    /** Minutes from the first day's midnight; days that are missing from the problem take no time. */
    starts: Int32Array;
    ends: Int32Array;
    /** What a guest takes one of: the seats of the slot itself (row `slot`), then every team limit that it falls under. */
    rows: Int32Array[];
  };
  rows: {
    count: number;
    room: Int32Array;
    slots: Int32Array[];
  };
  /** One for each time that a hire has to go to a stop; those of a hire stand together, in the order of the stops. */
  visits: {
    count: number;
    hire: Int32Array;
    /** Place of the stop in the hire's list. */
    stop: Int32Array;
    /** First day of the window. */
    from: Int32Array;
    weight: Float64Array;
    isRequired: Uint8Array;
    /** Slots that serve the stop and that the hire can come to, earliest first; of a pinned visit its own alone. Visits with the same ones share the array. */
    slots: Int32Array[];
    /** Slots where the hire has to be for the stop, and where people know them to be; those of the same stop share a list. */
    pinned: number[][];
    published: number[][];
    key: string[];
  };
  hires: {
    count: number;
    isOrdered: Uint8Array;
    /** Visits of hire h: first[h] up to first[h + 1]. */
    first: Int32Array;
    perDay: Int32Array;
    /** Infinite where there is no limit. */
    perWeek: Float64Array;
  };
  days: { count: number; week: Int32Array };
}

export function compileProblem(problem: PlanProblem): Model {
  const days = [...new Set(problem.days)].sort();
  const dayIndex = new Map(days.map((day, index) => [day, index]));
  const slotIndex = new Map(problem.slots.map(({ id }, index) => [id, index]));
  const slots = compileSlots(problem.slots, dayIndex);
  const rows = limitRows(problem);
  const hireIndex = new Map(problem.hires.map(({ id }, index) => [id, index]));
  const visits = compileVisits(problem, days, slots);
  const first = new Int32Array(problem.hires.length + 1);
  for (const hire of visits.hire) first[hire + 1]!++;
  for (let hire = 0; hire < problem.hires.length; hire++) first[hire + 1]! += first[hire]!;

  fasten(problem.pinned, (visit, chosen, count) => {
    const seats = chosen.slice(0, count);
    const others = seats.length < count ? visits.slots[visit]!.filter((slot) => !seats.includes(slot)) : [];
    const all = Int32Array.from([...seats, ...others]).sort((a, b) => slots.starts[a]! - slots.starts[b]! || a - b);
    for (let one = visit; one < visit + count; one++) {
      visits.pinned[one] = seats;
      visits.slots[one] = all;
    }
  });
  fasten(problem.published, (visit, chosen, count) => visits.published.fill(chosen, visit, visit + count));
  return {
    slots: { ...slots, rows: rows.ofSlot },
    rows: { count: rows.room.length, room: rows.room, slots: rows.slots },
    visits,
    hires: {
      count: problem.hires.length,
      isOrdered: Uint8Array.from(problem.hires, ({ isOrdered }) => (isOrdered ? 1 : 0)),
      first,
      perDay: Int32Array.from(problem.hires, ({ rules }) => (rules ?? problem.rules).perDay),
      perWeek: Float64Array.from(problem.hires, ({ rules }) => (rules ?? problem.rules).perWeek ?? Infinity),
    },
    days: { count: days.length, week: Int32Array.from(days, weekOf) },
  };

  /** Hands on the slots that placements name for one stop of one hire, with the visits of that stop. */
  function fasten(placements: Placement[], fastenStop: (visit: number, slots: number[], count: number) => void): void {
    const ofStop = new Map<string, number[]>();
    for (const { hire, stop, slot } of placements) {
      const index = slotIndex.get(slot);
      const key = `${hireIndex.get(hire)} ${stop}`;
      if (index !== undefined && slots.day[index] !== NONE) ofStop.set(key, [...(ofStop.get(key) ?? []), index]);
    }
    if (!ofStop.size) return;
    for (let visit = 0, next = 0; visit < visits.count; visit = next) {
      const isSame = (other: number) =>
        visits.hire[other] === visits.hire[visit] && visits.stop[other] === visits.stop[visit];
      for (next = visit; next < visits.count && isSame(next);) next++;
      const chosen = ofStop.get(`${visits.hire[visit]} ${visits.key[visit]}`);
      if (chosen) fastenStop(visit, chosen, next - visit);
    }
  }
}

/** Weeks since a Monday long ago. */
const weekOf = (day: string) => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7);

function compileSlots(slots: PlanSlot[], dayIndex: Map<string, number>) {
  const day = Int32Array.from(slots, (slot) => dayIndex.get(slot.day) ?? NONE);
  return {
    count: slots.length,
    day,
    starts: Int32Array.from(slots, ({ startMinute }, index) => day[index]! * MINUTES_A_DAY + startMinute),
    ends: Int32Array.from(slots, ({ endMinute }, index) => day[index]! * MINUTES_A_DAY + endMinute),
  };
}

function compileVisits(problem: PlanProblem, days: string[], slots: ReturnType<typeof compileSlots>): Model['visits'] {
  const ofStop = new Map<string, number[]>();
  const inTime = [...slots.starts.keys()].sort((a, b) => slots.starts[a]! - slots.starts[b]! || a - b);
  for (const slot of inTime) {
    if (slots.day[slot] === NONE || problem.slots[slot]!.seats < 1) continue;
    for (const stop of problem.slots[slot]!.stops) {
      const list = ofStop.get(stop);
      if (list) list.push(slot);
      else ofStop.set(stop, [slot]);
    }
  }
  const nowhere: number[] = [];
  const known = new Map<string, Int32Array>();
  const entries = problem.hires.flatMap((hire, h) => {
    const whereabouts = JSON.stringify([[...hire.absent].sort(), hire.busy, hire.places]);
    return hire.stops.flatMap((stop, index) => {
      const key = `${stop.stop} ${stop.from} ${stop.to} ${whereabouts}`;
      const visit = { h, index, stop, slots: known.get(key) ?? reachable(hire, stop) };
      known.set(key, visit.slots);
      return Array.from({ length: stop.visits }, () => visit);
    });
  });
  return {
    count: entries.length,
    hire: Int32Array.from(entries, ({ h }) => h),
    stop: Int32Array.from(entries, ({ index }) => index),
    from: Int32Array.from(entries, ({ stop }) => firstFrom(days, stop.from)),
    weight: Float64Array.from(entries, ({ stop }) => stop.weight),
    isRequired: Uint8Array.from(entries, ({ stop }) => (stop.isRequired ? 1 : 0)),
    slots: entries.map((entry) => entry.slots),
    pinned: entries.map(() => nowhere),
    published: entries.map(() => nowhere),
    key: entries.map(({ stop }) => stop.stop),
  };

  function reachable(hire: PlanHire, { stop, from, to }: PlanHire['stops'][number]): Int32Array {
    const absent = new Set(hire.absent);
    return Int32Array.from(
      (ofStop.get(stop) ?? []).filter((index) => {
        const { day, place, startMinute, endMinute } = problem.slots[index]!;
        if (day < from || day > to || absent.has(day)) return false;
        if (place !== undefined && hire.places !== null && !hire.places.includes(place)) return false;
        return !hire.busy.some((b) => b.day === day && b.startMinute < endMinute && startMinute < b.endMinute);
      }),
    );
  }
}

function firstFrom(days: string[], from: string): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
