import { describe, expect, it } from '@jest/globals';
import { explainUnplaced } from '../../src/planner/explain-unplaced.js';
import type { Placement, PlanProblem, UnplacedReason } from '../../src/planner/problem.js';
import { checkPlacements } from '../../src/planner/solution.rules.js';
import { aHire, aProblem, aSlot, aStop, seat } from '../support/plan-parts.js';
import fc from '../support/property.js';
import { fillGreedily, tinyProblems } from '../support/random-plan-problems.js';

const chat = aSlot('chat-1');
const ada = aHire('ada', ['chat']);

const cases: [string, UnplacedReason, Partial<PlanProblem>, Placement[]?][] = [
  ['there is no slot at all', 'no-slot-in-window', { hires: [ada] }],
  [
    'all slots come after the window',
    'no-slot-in-window',
    { slots: [aSlot('late', { day: '2027-01-12' })], hires: [aHire('ada', [aStop('chat', { to: '2027-01-11' })])] },
  ],
  [
    'the second visit would be in the slot of the first',
    'no-slot-in-window',
    { slots: [aSlot('chat-1', { seats: 5 })], hires: [aHire('ada', [aStop('chat', { visits: 2 })])] },
    [seat('ada', 'chat-1')],
  ],
  [
    'all slots are elsewhere',
    'other-place',
    { slots: [aSlot('far', { place: 'Breda' })], hires: [aHire('ada', ['chat'], { places: ['Zwolle'] })] },
  ],
  ['the hire is on leave', 'away', { slots: [chat], hires: [aHire('ada', ['chat'], { absent: ['2027-01-04'] })] }],
  [
    'the hire is busy at those hours',
    'away',
    {
      slots: [chat],
      hires: [aHire('ada', ['chat'], { busy: [{ day: '2027-01-04', startMinute: 650, endMinute: 700 }] })],
    },
  ],
  [
    'somebody else has the seat',
    'no-seat-left',
    { slots: [chat], hires: [ada, aHire('bo', ['chat'])] },
    [seat('bo', 'chat-1')],
  ],
  [
    'the team has no room for another guest',
    'team-full',
    {
      slots: [
        aSlot('chat-1', { team: 'red' }),
        aSlot('mail-1', { stops: ['mail'], team: 'red', startMinute: 600, endMinute: 720 }),
      ],
      hires: [ada, aHire('bo', ['mail'])],
      teams: [{ id: 'red', limits: [{ day: '2027-01-04', startMinute: 630, endMinute: 645, guests: 1 }] }],
    },
    [seat('bo', 'mail-1', 'mail')],
  ],
  [
    'the hire has another visit on the only day',
    'days-taken',
    {
      slots: [chat, aSlot('mail-1', { stops: ['mail'], startMinute: 780, endMinute: 840 })],
      hires: [aHire('ada', ['chat', 'mail'])],
    },
    [seat('ada', 'mail-1', 'mail')],
  ],
  [
    'the week is full',
    'days-taken',
    {
      slots: [chat, aSlot('mail-1', { stops: ['mail'], day: '2027-01-08' })],
      hires: [aHire('ada', ['chat', 'mail'])],
      rules: { perDay: 1, perWeek: 1 },
    },
    [seat('ada', 'mail-1', 'mail')],
  ],
  [
    'the only seat is before an earlier stop',
    'out-of-order',
    {
      slots: [chat, aSlot('mail-1', { stops: ['mail'], day: '2027-01-05' })],
      hires: [aHire('ada', ['mail', 'chat'], { isOrdered: true })],
    },
    [seat('ada', 'mail-1', 'mail')],
  ],
  ['nobody took the seat', 'seat-left', { slots: [chat], hires: [ada] }],
];

describe('a visit without a seat', () => {
  it.each(cases)('because %s: %s', (_, reason, problem, placements = []) => {
    const unplaced = explainUnplaced(aProblem(problem), placements);
    expect(unplaced).toContainEqual({ hire: 'ada', stop: 'chat', reason });
  });

  it('is told once for each visit that is missing, and not for those that have a seat', () => {
    const slots = ['04', '05'].map((day) => aSlot(day, { day: `2027-01-${day}` }));
    const problem = aProblem({ slots, hires: [aHire('ada', [aStop('chat', { visits: 4 })])] });
    const reason = 'no-slot-in-window';
    const one = { hire: 'ada', stop: 'chat', reason };
    expect(explainUnplaced(problem, [seat('ada', '04'), seat('ada', '05')])).toEqual([one, one]);
  });
});

it('a seat is said to be left if, and only if, the check would let somebody take it', () => {
  fc.assert(
    fc.property(tinyProblems, fc.nat(8), (problem, kept) => {
      const placements = [...problem.pinned, ...fillGreedily(problem).slice(problem.pinned.length, kept)];
      for (const { hire, stop, reason } of explainUnplaced(problem, placements)) {
        const mayTake = ({ id }: { id: string }) =>
          checkPlacements(problem, [...placements, { hire, stop, slot: id }]).length === 0;
        expect(problem.slots.some(mayTake)).toBe(reason === 'seat-left');
      }
    }),
    { numRuns: 1000 },
  );
});
