import { expect, test } from '@jest/globals';
import { Chains } from '../../src/planner/chains.rules.js';
import { compileItineraries } from '../../src/planner/itineraries.rules.js';
import { compileProblem } from '../../src/planner/model.rules.js';
import type { PlanProblem } from '../../src/planner/problem.js';
import { relaxedBound } from '../../src/planner/relaxed-bound.rules.js';
import { Reroutes } from '../../src/planner/reroutes.rules.js';
import { Seating } from '../../src/planner/seating.rules.js';
import { aWeek } from '../support/plan-weeks.js';

/** Seats visits one after the other in the slots that are named; nothing: not yet. */
function seated(problem: PlanProblem, slots: (string | null)[]): Seating {
  const seating = new Seating(compileProblem(problem));
  slots.forEach((id, visit) => {
    if (id)
      seating.seat(
        visit,
        problem.slots.findIndex((slot) => slot.id === id),
      );
  });
  return seating;
}

const slotsOf = (problem: PlanProblem, { slotOf }: Seating) =>
  [...slotOf].map((slot) => problem.slots[slot]?.id ?? null);

test('who is free on one day only gets the seat of somebody who can go elsewhere', () => {
  const problem = aWeek(['chat mon 1', 'chat tue 1'], {
    anna: { stops: ['chat'] },
    bram: { stops: ['chat'], absent: [1, 2, 3, 4] },
  });
  const seating = seated(problem, ['chat mon', null]);
  expect(new Chains(seating).place(1)).toBe(true);
  expect(slotsOf(problem, seating)).toEqual(['chat tue', 'chat mon']);
});

test('a chain goes over a visit of the same hire that can be on another day', () => {
  const problem = aWeek(['chat mon 1', 'mail mon 1', 'mail tue 1'], { anna: { stops: ['chat', 'mail'] } });
  const seating = seated(problem, [null, 'mail mon']);
  expect(new Chains(seating).place(0)).toBe(true);
  expect(slotsOf(problem, seating)).toEqual(['chat mon', 'mail tue']);
});

test('whoever cannot be helped leaves everybody where they are', () => {
  const problem = aWeek(['chat mon 1'], { anna: { stops: ['chat'] }, bram: { stops: ['chat'] } });
  const seating = seated(problem, ['chat mon', null]);
  expect(new Chains(seating).place(1, { givesUp: true })).toBe(false);
  expect(slotsOf(problem, seating)).toEqual(['chat mon', null]);
});

test('a pinned visit makes room for nobody', () => {
  const problem = aWeek(
    ['chat mon 1', 'chat tue 1'],
    { anna: { stops: ['chat'] }, bram: { stops: ['chat'], absent: [1, 2, 3, 4] } },
    { pinned: [{ hire: 'anna', stop: 'chat', slot: 'chat mon' }] },
  );
  const seating = new Seating(compileProblem(problem));
  expect(new Chains(seating).place(1)).toBe(false);
  expect(slotsOf(problem, seating)).toEqual(['chat mon', null]);
});

test('a chain that moves no published visit goes before a shorter one that does', () => {
  const problem = aWeek(
    ['chat mon 1', 'chat tue 1', 'chat wed 1', 'chat thu 1'],
    {
      anna: { stops: ['chat'], absent: [2, 3, 4] },
      bram: { stops: ['chat'] },
      carl: { stops: ['chat'], absent: [0, 3, 4] },
      dora: { stops: ['chat'], absent: [0, 1] },
    },
    { published: [{ hire: 'bram', stop: 'chat', slot: 'chat mon' }] },
  );
  const seating = seated(problem, [null, 'chat mon', 'chat tue', 'chat wed']);
  expect(new Chains(seating).place(0)).toBe(true);
  expect(slotsOf(problem, seating)).toEqual(['chat tue', 'chat mon', 'chat wed', 'chat thu']);
});

test('a hire with stops in order moves all of them for a seat', () => {
  const problem = aWeek(['chat mon 1', 'chat tue 1', 'mail tue 1', 'mail wed 2'], {
    anna: { stops: ['chat', 'mail'], isOrdered: true },
    bram: { stops: ['chat'], absent: [1, 2, 3, 4] },
  });
  const seating = seated(problem, ['chat mon', 'mail tue', null]);
  const reroutes = new Reroutes(seating, compileItineraries(seating.model).ofHire, () => 1);
  expect(reroutes.improve(1)).toBe(true);
  expect(slotsOf(problem, seating)).toEqual(['chat tue', 'mail wed', 'chat mon']);
});

test.each([
  ['as many as there are seats', aWeek(['chat mon 1'], { anna: { stops: ['chat'] }, bram: { stops: ['chat'] } }), 1],
  [
    'no more than can be there on the days with seats',
    aWeek(['chat mon 2', 'chat tue 5'], { anna: { stops: ['chat'] }, bram: { stops: ['chat'], absent: [0, 1] } }),
    1,
  ],
  [
    'even more than one can do on a day, for that it does not mind',
    aWeek(['chat mon 1', 'mail mon 1'], { anna: { stops: ['chat', 'mail'] } }),
    2,
  ],
])('the flow bounds what can be placed: %s', (_, problem, bound) => {
  expect(relaxedBound(new Seating(compileProblem(problem)))).toBe(bound);
});
