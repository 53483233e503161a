import type { PlanProblem } from '../../src/planner/problem.js';

export interface BigCohort {
  hires: number;
  stops: number;
  days: number;
  seed: number;
  isOrdered?: boolean;
  /** Every hire has days off of their own, else only one weekday that five in eight do not work. */
  isDifferent?: boolean;
  /** Seats for every visit that is asked for. */
  seats?: number;
}

const WINDOW_DAYS = 30;
const MONDAYS = 4;

/** Hires who begin on four Mondays, stops within thirty working days, one slot a stop on four days in five. */
export function bigCohort({ hires, stops, days, seed, isOrdered, isDifferent, seats = 1.1 }: BigCohort): PlanProblem {
  const chance = seeded(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  const dates = workingDays(days);
  const last = Math.min(days, (MONDAYS - 1) * 5 + WINDOW_DAYS);
  const slots: PlanProblem['slots'] = [];
  for (let stop = 0; stop < stops; stop++) {
    const own = dates
      .filter(() => chance() >= 0.2)
      .map((day) => ({
        id: `stop ${stop} on ${day}`,
        stops: [`stop ${stop}`],
        day,
        startMinute: 540,
        endMinute: 600,
        seats: 0,
      }));
    const wanted = own.filter(({ day }) => day <= dates[last - 1]!);
    for (let seat = 0; seat < hires * seats; seat++) wanted[below(wanted.length)]!.seats++;
    slots.push(...own);
  }
  return {
    days: dates,
    slots,
    hires: Array.from({ length: hires }, (_, index) => {
      const start = (index % MONDAYS) * 5;
      const weekday = below(8);
      const absent = new Set(dates.filter((_, day) => day % 5 === weekday));
      for (let leave = isDifferent ? 1 + below(2) : 0; leave > 0; leave--) {
        const from = below(last);
        for (const day of dates.slice(from, from + 1 + below(5))) absent.add(day);
      }
      const window = { from: dates[start]!, to: dates[Math.min(days, start + WINDOW_DAYS) - 1]! };
      return {
        id: `hire ${index}`,
        isOrdered: isOrdered ?? false,
        absent: [...absent],
        busy: [],
        places: null,
        stops: Array.from({ length: stops }, (_, stop) => ({
          stop: `stop ${stop}`,
          ...window,
          visits: 1,
          isRequired: true,
          weight: 1,
        })),
      };
    }),
    rules: { perDay: 1, perWeek: null },
    teams: [],
    pinned: [],
    published: [],
  };
}

/** The same problem, of which one slot in twenty is gone and everything else is published. */
export function withoutSomeSlots(problem: PlanProblem, published: PlanProblem['published'], seed: number): PlanProblem {
  const chance = seeded(seed);
  return { ...problem, slots: problem.slots.filter(() => chance() >= 0.05), published };
}

function workingDays(count: number): string[] {
  const days: string[] = [];
  for (let at = Date.UTC(2027, 0, 4); days.length < count; at += 86_400_000) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 !== 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

/** mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
