import type { Placement, PlanHire, PlanProblem, PlanSlot, PlanTeam } from '../../src/planner/problem.js';
import { checkPlacements } from '../../src/planner/solution.rules.js';
import { seededRandom } from '../../src/app/demo-random.js';
import fc from './property.js';

const days = ['2027-01-07', '2027-01-08', '2027-01-11', '2027-01-12', '2027-01-13'];
const stops = ['a', 'b', 'c'];
const hours = [
  [540, 660],
  [600, 720],
  [660, 780],
  [780, 900],
] as const;

const day = fc.constantFrom(...days);
const often = <T>(value: T, arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary }); // prettier-ignore
const hoursOfDay = fc.record({ day, hours: fc.constantFrom(...hours) }).map(({ day, hours: [startMinute, endMinute] }) => ({ day, startMinute, endMinute })); // prettier-ignore

const slotWith = (id: string): fc.Arbitrary<PlanSlot> =>
  fc
    .record({
      stops: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...stops).map((stop) => [stop]) },
        { weight: 1, arbitrary: fc.subarray(stops, { minLength: 2 }) },
      ),
      time: hoursOfDay,
      seats: fc.constantFrom(0, 1, 1, 1, 2),
      place: often(undefined, fc.constantFrom('north', 'south')),
      team: often(undefined, fc.constantFrom('red', 'blue', 'unlimited')),
    })
    .map(({ time, place, team, ...slot }) => ({
      id,
      ...slot,
      ...time,
      ...(place && { place }),
      ...(team && { team }),
    }));

const window = fc.tuple(fc.nat(days.length - 1), fc.nat(days.length - 1)).map((ends) => ends.sort((a, b) => a - b));

const rules = fc.record({ perDay: fc.constantFrom(1, 1, 2), perWeek: often(null, fc.constantFrom(1, 2)) });

const hireWith = (id: string): fc.Arbitrary<PlanHire> =>
  fc
    .record({
      order: fc.shuffledSubarray(stops, { minLength: 1 }),
      wishes: fc.array(
        fc.record({
          window: fc.oneof(fc.constant([0, days.length - 1]), window),
          visits: often(1, fc.constant(2)),
          isRequired: often(true, fc.constant(false)),
          weight: often(1, fc.constantFrom(2, 3, 0.5)),
        }),
        { minLength: 3, maxLength: 3 },
      ),
      isOrdered: fc.boolean(),
      absent: fc.subarray(days, { maxLength: 2 }),
      busy: often(
        [],
        hoursOfDay.map((one) => [one]),
      ),
      places: often(null, fc.subarray(['north', 'south'])),
      rules: often(undefined, rules),
    })
    .map(({ order, wishes, rules, ...hire }) => ({
      id,
      ...hire,
      ...(rules && { rules }),
      stops: order.map((stop, index) => {
        const { window, ...wish } = wishes[index]!;
        return { stop, ...wish, from: days[window[0]]!, to: days[window[1]]! };
      }),
    }));

const team = (id: string): fc.Arbitrary<PlanTeam> =>
  fc
    .array(
      fc.record({ time: hoursOfDay, guests: fc.nat(2) }).map(({ time, guests }) => ({ ...time, guests })),
      { maxLength: 3 },
    )
    .map((limits) => ({ id, limits }));

/** Problems small enough to try every plan of, in which everything that a problem can say occurs. */
export const tinyProblems: fc.Arbitrary<PlanProblem> = fc
  .record({
    slots: fc.nat({ max: 6 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => slotWith(`s${index}`)))), // prettier-ignore
    hires: fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => hireWith(`h${index}`)))), // prettier-ignore
    rules,
    teams: fc.tuple(team('red'), team('blue')).map((teams) => [...teams]),
    picks: fc.array(fc.nat(1000), { maxLength: 4 }),
    pins: often(0, fc.constantFrom(1, 2)),
  })
  .map(({ picks, pins, ...values }) => {
    const { hires } = values;
    const problem: PlanProblem = { days, ...values, pinned: [], published: [] };
    const all = listSeats(problem);
    const picked = [...new Set(all.length ? picks.map((pick) => all[pick % all.length]!) : [])];
    const pinned: Placement[] = [];
    for (const one of picked.slice(0, pins)) {
      if (checkPlacements(problem, [...pinned, one]).length === 0) pinned.push(one);
    }
    const published = picked.slice(Math.max(0, pins - 1)).filter((one, index, all) => {
      const wish = hires.find(({ id }) => id === one.hire)!.stops.find(({ stop }) => stop === one.stop)!;
      return (
        all.slice(0, index).filter(({ hire, stop }) => hire === one.hire && stop === one.stop).length < wish.visits
      );
    });
    return { ...problem, pinned, published };
  });

/** A plan without any skill: whoever comes first takes the first seat that the rules let them take. */
export function fillGreedily(problem: PlanProblem): Placement[] {
  const placements = [...problem.pinned];
  for (const seat of listSeats(problem)) {
    const isThere = placements.some(({ hire, slot }) => hire === seat.hire && slot === seat.slot);
    if (!isThere && checkPlacements(problem, [...placements, seat]).length === 0) placements.push(seat);
  }
  return placements;
}

/** Every placement that the stops of hires and slots let one think of, whether or not it keeps the rules. */
const listSeats = ({ hires, slots }: PlanProblem): Placement[] =>
  hires.flatMap((hire) =>
    hire.stops.flatMap(({ stop }) =>
      slots.filter((slot) => slot.stops.includes(stop)).map((slot) => ({ hire: hire.id, stop, slot: slot.id })),
    ),
  );

/** Hires of whom each is away on other days, with hardly enough seats, and limits of teams; nobody's stops are in an order. */
export function middleProblem(seed: number, size: { hires: number; stops: number; days: number }): PlanProblem {
  const { chance, below } = seededRandom(seed);
  const stopNames = Array.from({ length: size.stops }, (_, index) => `stop-${index}`);
  const workdays = listWeekdays(size.days);
  const slots = stopNames.flatMap((stop, index) =>
    workdays
      .filter(() => chance(0.6))
      .map((slotDay): PlanSlot => {
        const startMinute = chance(0.5) ? 540 : 600;
        const seats = Math.ceil((size.hires / size.days) * (0.6 + below(120) / 100));
        return { id: `${stop} ${slotDay}`, stops: [stop], day: slotDay, startMinute, endMinute: startMinute + 120, seats, team: `team-${index % 2}` }; // prettier-ignore
      }),
  );
  const hires = Array.from({ length: size.hires }, (_, index): PlanHire => {
    const first = below(3);
    const last = Math.min(workdays.length - 1, first + Math.ceil(size.days * 0.6));
    return {
      id: `hire-${index}`,
      stops: stopNames.map((stop) => ({ stop, from: workdays[first]!, to: workdays[last]!, visits: 1, isRequired: true, weight: 1 })), // prettier-ignore
      isOrdered: false,
      absent: workdays.filter(() => chance(0.4)),
      busy: [],
      places: null,
    };
  });
  const teams = ['team-0', 'team-1'].map((id) => ({
    id,
    limits: workdays.map((limitDay) => ({ day: limitDay, startMinute: 600, endMinute: 660, guests: Math.ceil((size.hires / size.days) * below(200) / 100) })), // prettier-ignore
  }));
  return { days: workdays, slots, hires, rules: { perDay: 1, perWeek: null }, teams, pinned: [], published: [] };
}

const listWeekdays = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const calendarDays = Math.floor(index / 5) * 7 + (index % 5);
    return new Date(Date.UTC(2027, 0, 4 + calendarDays)).toISOString().slice(0, 10);
  });
