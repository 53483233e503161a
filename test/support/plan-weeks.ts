import type { PlanHire, PlanProblem, PlanSlot } from '../../src/planner/problem.js';

const days = ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08'];

/** A slot of ten to eleven: `chat mon 2` serves the stop chat on Monday with two seats. */
function slotOf(words: string): PlanSlot {
  const [stop, weekday, seats] = words.split(' ') as [string, string, string];
  const day = days[['mon', 'tue', 'wed', 'thu', 'fri'].indexOf(weekday)]!;
  return { id: `${stop} ${weekday}`, stops: [stop], day, startMinute: 600, endMinute: 660, seats: Number(seats) };
}

/** A hire with one required visit for each of the stops in one week. */
function hireOf(id: string, stops: string[], changes: Partial<PlanHire> = {}): PlanHire {
  return {
    id,
    stops: stops.map((stop) => ({ stop, from: days[0]!, to: days[4]!, visits: 1, isRequired: true, weight: 1 })),
    isOrdered: false,
    absent: [],
    busy: [],
    places: null,
    ...changes,
  };
}

/** A week of slots (`chat mon 2`) and of hires with their stops; `absent` are the days on which each cannot come. */
export function aWeek(
  slots: string[],
  hires: Record<string, { stops: string[]; absent?: number[]; isOrdered?: boolean }>,
  changes: Partial<PlanProblem> = {},
): PlanProblem {
  return {
    days,
    slots: slots.map(slotOf),
    hires: Object.entries(hires).map(([id, { stops, absent = [], isOrdered = false }]) =>
      hireOf(id, stops, { isOrdered, absent: absent.map((day) => days[day]!) }),
    ),
    rules: { perDay: 1, perWeek: null },
    teams: [],
    pinned: [],
    published: [],
    ...changes,
  };
}
