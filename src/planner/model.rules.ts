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
    /** Slots that serve the stop and that the hire can come to, earliest first. Visits with the same ones share the array. */
    slots: Int32Array[];
    pinned: Int32Array;
    published: Int32Array;
    key: string[];
  };
  hires: {
    count: number;
    isOrdered: Uint8Array;
    /** Visits of hire h: first[h] up to first[h + 1]. */
    first: Int32Array;
  };
  days: { count: number; week: Int32Array };
  perDay: number;
  perWeek: number;
  /** Published visits for which there is no slot or no stop any more: they change whatever is done. */
  lost: number;
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

  const fasten = (placements: Placement[], into: Int32Array) => {
    let loose = 0;
    for (const { hire, stop, slot } of placements) {
      const h = hireIndex.get(hire);
      const s = slotIndex.get(slot);
      const visit = h === undefined || s === undefined ? NONE : freeVisit(h, stop, s);
      if (visit === NONE) loose++;
      else into[visit] = s!;
    }
    return loose;

    function freeVisit(h: number, stop: string, s: number): number {
      let any = NONE;
      for (let visit = first[h]!; visit < first[h + 1]!; visit++) {
        if (visits.key[visit] !== stop || into[visit] !== NONE) continue;
        if (visits.pinned[visit] === s) return visit;
        if (visits.pinned[visit] === NONE && (any === NONE || visits.slots[visit]!.includes(s))) any = visit;
      }
      return any;
    }
  };
  fasten(problem.pinned, visits.pinned);
  const lost = fasten(problem.published, visits.published);
  return {
    slots: { ...slots, rows: rows.ofSlot },
    rows: { count: rows.room.length, room: rows.room, slots: rows.slots },
    visits,
    hires: {
      count: problem.hires.length,
      isOrdered: Uint8Array.from(problem.hires, ({ isOrdered }) => (isOrdered ? 1 : 0)),
      first,
    },
    days: { count: days.length, week: Int32Array.from(days, weekOf) },
    perDay: problem.rules.perDay,
    perWeek: problem.rules.perWeek ?? Infinity,
    lost,
  };
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
    pinned: new Int32Array(entries.length).fill(NONE),
    published: new Int32Array(entries.length).fill(NONE),
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
