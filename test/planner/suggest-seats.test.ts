import { describe, expect, it } from '@jest/globals';
import type { PlanProblem } from '../../src/planner/problem.js';
import { type MoreSeats, suggestSeats } from '../../src/planner/suggest-seats.js';
import { tryEveryPlan } from '../support/brute-force.js';
import { aHire, aProblem, aSlot, aStop, seat, twoWeeks } from '../support/plan-parts.js';
import fc from '../support/property.js';
import { fillGreedily, tinyProblems } from '../support/random-plan-problems.js';

const until = (to: string) => aStop('chat', { to });

describe('what would help a stop that lacks seats', () => {
  it('is as many more seats as visits are missing, on any day on which all could come', () => {
    const slots = twoWeeks.slice(0, 3).map((day) => aSlot(day, { day, seats: 3 }));
    const hires = Array.from({ length: 12 }, (_, index) => aHire(`h${index}`, [until('2027-01-08')]));
    const placements = hires.slice(0, 9).map(({ id }, index) => seat(id, slots[index % 3]!.id));
    expect(suggestSeats(aProblem({ slots, hires }), placements)).toEqual([
      {
        stop: 'chat',
        missing: 3,
        hires: ['h9', 'h10', 'h11'],
        from: '2027-01-04',
        to: '2027-01-08',
        seats: 9,
        moreSeats: [{ seats: 3, days: twoWeeks.slice(0, 5), slots: ['2027-01-04', '2027-01-05', '2027-01-06'] }],
        stillMissing: 0,
        longerWindow: null,
      },
    ]);
  });

  it('is seats on a day on which the missing cannot come, where somebody else can make room', () => {
    const slots = [aSlot('mon'), aSlot('tue', { day: '2027-01-05' })];
    const hires = [aHire('ada', [until('2027-01-04')]), aHire('bo', [until('2027-01-06')]), aHire('cy', ['chat'])];
    const [wish] = suggestSeats(aProblem({ slots, hires }), [seat('bo', 'mon'), seat('cy', 'tue')]);
    expect(wish!.moreSeats).toEqual([{ seats: 1, days: twoWeeks, slots: ['mon', 'tue'] }]);
  });

  it('asks nobody to make room who is pinned', () => {
    const hires = [aHire('ada', [until('2027-01-04')]), aHire('bo', ['chat'])];
    const pinned = [seat('bo', 'mon')];
    const [wish] = suggestSeats(aProblem({ slots: [aSlot('mon')], hires, pinned }), pinned);
    expect(wish!.moreSeats).toEqual([{ seats: 1, days: ['2027-01-04'], slots: ['mon'] }]);
  });

  it('takes several days when no day helps all', () => {
    const hires = [
      aHire('ada', ['chat'], { absent: twoWeeks.filter((day) => day !== '2027-01-06') }),
      aHire('bo', ['chat'], { absent: twoWeeks.filter((day) => day !== '2027-01-07') }),
      aHire('cy', ['chat'], { absent: twoWeeks }),
    ];
    const [wish] = suggestSeats(aProblem({ hires }), []);
    expect(wish).toMatchObject({
      missing: 3,
      seats: 0,
      moreSeats: [
        { seats: 1, days: ['2027-01-06', '2027-01-07'], slots: [] },
        { seats: 1, days: ['2027-01-07'] },
      ],
      stillMissing: 1,
    });
  });

  it('is never more than the team can have', () => {
    const slots = [aSlot('mon', { team: 'red' })];
    const hires = ['ada', 'bo', 'cy', 'di'].map((id) => aHire(id, [until('2027-01-04')]));
    const teams = [{ id: 'red', limits: [{ day: '2027-01-04', startMinute: 600, endMinute: 630, guests: 3 }] }];
    const [wish] = suggestSeats(aProblem({ slots, hires, teams }), [seat('ada', 'mon')]);
    expect([wish!.moreSeats, wish!.stillMissing]).toEqual([[{ seats: 2, days: ['2027-01-04'], slots: ['mon'] }], 1]);
  });

  it('is a longer window, of the fewest working days that reach the seats that are free', () => {
    const slots = [aSlot('mon'), ...['2027-01-11', '2027-01-13'].map((day) => aSlot(day, { day }))];
    const hires = ['ada', 'bo', 'cy', 'di'].map((id) => aHire(id, [until('2027-01-07')]));
    const [wish] = suggestSeats(aProblem({ slots, hires }), [seat('ada', 'mon')]);
    expect(wish!.longerWindow).toEqual({ workingDays: 4, visits: 2 });
  });

  it('is nothing where all have a seat, or only need to take one', () => {
    const problem = aProblem({ slots: [aSlot('mon')], hires: [aHire('ada', ['chat'])] });
    expect([suggestSeats(problem, [seat('ada', 'mon')]), suggestSeats(problem, [])]).toEqual([[], []]);
  });
});

/** The problem with what a step asks for: more seats where there is a slot, else a slot with any hours that the stop has. */
function listFulfilments(problem: PlanProblem, stop: string, { seats, slots }: MoreSeats, day: string): PlanProblem[] {
  const there = problem.slots.filter((slot) => slot.day === day && slots.includes(slot.id));
  const kinds = [...problem.slots.filter((slot) => slot.stops.includes(stop)), aSlot('usual')];
  const added = kinds.map((kind) => ({ ...kind, id: 'new', stops: [stop], day, seats }));
  return there.length
    ? there.map((wider) => ({
        ...problem,
        slots: problem.slots.map((slot) => (slot === wider ? { ...slot, seats: slot.seats + seats } : slot)),
      }))
    : added.map((slot) => ({ ...problem, slots: [...problem.slots, slot] }));
}

it('what is suggested is true, whichever of the days is taken', () => {
  let told = 0;
  fc.assert(
    fc.property(tinyProblems, (problem) => {
      const placements = fillGreedily(problem);
      for (const { stop, moreSeats, longerWindow, hires } of suggestSeats(problem, placements)) {
        for (const day of new Set([moreSeats[0]?.days[0], moreSeats[0]?.days.at(-1)])) {
          if (!day) continue;
          told++;
          const enough = placements.length + moreSeats[0]!.seats;
          const fulfilments = listFulfilments(problem, stop, moreSeats[0]!, day);
          expect(fulfilments.some((one) => tryEveryPlan(one).most >= enough)).toBe(true);
        }
        if (longerWindow) {
          told++;
          const later = (to: string) => problem.days.filter((day) => day > to)[longerWindow.workingDays - 1] ?? to;
          const longer = problem.hires.map((hire) => ({
            ...hire,
            stops: hire.stops.map((one) =>
              one.stop === stop && hires.includes(hire.id) ? { ...one, to: later(one.to) } : one,
            ),
          }));
          const { most } = tryEveryPlan({ ...problem, hires: longer });
          expect(most).toBeGreaterThanOrEqual(placements.length + longerWindow.visits);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(told).toBeGreaterThan(60);
});
