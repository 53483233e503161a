import type { PlanHire, PlanProblem, PlanSlot, PlanSolution, PlanStop, Placement } from '../../src/planner/problem.js';
import { explainUnplaced } from '../../src/planner/explain-unplaced.js';

/** Two working weeks, from a Monday. */
export const twoWeeks = [4, 5, 6, 7, 8, 11, 12, 13, 14, 15].map((day) => `2027-01-${String(day).padStart(2, '0')}`);

export const aSlot = (id: string, values: Partial<PlanSlot> = {}): PlanSlot => ({
  id,
  stops: ['chat'],
  day: '2027-01-04',
  startMinute: 540,
  endMinute: 660,
  seats: 1,
  ...values,
});

export const aStop = (stop: string, values: Partial<PlanStop> = {}): PlanStop => ({
  stop,
  from: twoWeeks[0]!,
  to: twoWeeks.at(-1)!,
  visits: 1,
  isRequired: true,
  weight: 1,
  ...values,
});

export const aHire = (id: string, stops: (PlanStop | string)[], values: Partial<PlanHire> = {}): PlanHire => ({
  id,
  stops: stops.map((stop) => (typeof stop === 'string' ? aStop(stop) : stop)),
  isOrdered: false,
  absent: [],
  busy: [],
  places: null,
  ...values,
});

export const aProblem = (values: Partial<PlanProblem>): PlanProblem => ({
  days: twoWeeks,
  slots: [],
  hires: [],
  rules: { perDay: 1, perWeek: null },
  teams: [],
  pinned: [],
  published: [],
  ...values,
});

export const seat = (hire: string, slot: string, stop = 'chat'): Placement => ({ hire, stop, slot });

/** The placements with the figures that belong to them, at their best as far as they themselves say. */
export function asSolution(problem: PlanProblem, placements: Placement[]): PlanSolution {
  const unplaced = explainUnplaced(problem, placements);
  const placed = placements.length;
  return { placements, unplaced, placed, possible: placed + unplaced.length, bound: placed, gap: 0, seconds: 0 };
}
