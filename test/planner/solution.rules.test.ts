import { describe, expect, it } from '@jest/globals';
import type { PlanProblem, PlanSolution } from '../../src/planner/problem.js';
import {
  checkPlacements,
  checkSolution,
  type ViolationKind,
  violationKinds,
} from '../../src/planner/solution.rules.js';
import { aHire, aProblem, aSlot, aStop, asSolution, seat } from '../support/plan-parts.js';

/** Everything a rule can speak of, each in use, and a plan of it that keeps every rule. */
const problem: PlanProblem = aProblem({
  slots: [
    aSlot('chat-mon', { seats: 2, place: 'Breda', team: 'red' }),
    aSlot('chat-tue', { day: '2027-01-05' }),
    aSlot('chat-next', { day: '2027-01-11', seats: 3, team: 'red' }),
    aSlot('mail-mon', { stops: ['mail'], startMinute: 660, endMinute: 720, team: 'red', seats: 2 }),
    aSlot('mail-early', { stops: ['mail'], startMinute: 480, endMinute: 600, seats: 3, team: 'red' }),
    aSlot('desk-wed', { stops: ['desk'], day: '2027-01-06', seats: 2 }),
    aSlot('far-thu', { stops: ['desk'], day: '2027-01-07', place: 'Zwolle', seats: 9 }),
    aSlot('desk-fri', { stops: ['desk'], day: '2027-01-08', seats: 9 }),
  ],
  hires: [
    aHire('ada', ['chat', 'mail', aStop('desk', { to: '2027-01-07' })], { isOrdered: true, places: ['Breda'] }),
    aHire('bo', [aStop('chat', { visits: 2 }), 'mail'], { absent: ['2027-01-12'] }),
    aHire('cy', ['desk', aStop('mail', { isRequired: false })], {
      absent: ['2027-01-07'],
      busy: [{ day: '2027-01-04', startMinute: 500, endMinute: 540 }],
    }),
  ],
  rules: { perDay: 2, perWeek: 3 },
  teams: [{ id: 'red', limits: [{ day: '2027-01-04', startMinute: 480, endMinute: 720, guests: 2 }] }],
  pinned: [seat('bo', 'chat-tue')],
});
const sound = [
  seat('ada', 'chat-mon'),
  seat('ada', 'mail-mon', 'mail'),
  seat('ada', 'desk-wed', 'desk'),
  seat('bo', 'chat-tue'),
  seat('bo', 'chat-next'),
  seat('bo', 'mail-mon', 'mail'),
  seat('cy', 'desk-wed', 'desk'),
];

/** Takes away the first placements, puts others in their stead. */
const change = (taken: ReturnType<typeof seat>[], put: ReturnType<typeof seat>[]) => [
  ...sound.filter((one) => !taken.some(({ hire, slot }) => one.hire === hire && one.slot === slot)),
  ...put,
];

const mutations: [ViolationKind, string | null, string | null, typeof sound, Partial<PlanProblem>?][] = [
  ['unknown-hire', 'zoë', 'chat-next', change([], [seat('zoë', 'chat-next')])],
  ['unknown-slot', 'cy', 'nowhere', change([], [seat('cy', 'nowhere', 'mail')])],
  ['unknown-stop', 'cy', 'chat-next', change([], [seat('cy', 'chat-next', 'chat')])],
  ['other-stop', 'cy', 'far-thu', change([], [seat('cy', 'far-thu', 'mail')])],
  ['other-day', 'bo', 'chat-tue', sound, { days: problem.days.filter((day) => day !== '2027-01-05') }],
  ['outside-window', 'ada', 'desk-fri', change([seat('ada', 'desk-wed')], [seat('ada', 'desk-fri', 'desk')])],
  ['other-place', 'ada', 'far-thu', change([seat('ada', 'desk-wed')], [seat('ada', 'far-thu', 'desk')])],
  ['absent', 'cy', 'far-thu', change([seat('cy', 'desk-wed')], [seat('cy', 'far-thu', 'desk')])],
  ['busy', 'cy', 'mail-early', change([], [seat('cy', 'mail-early', 'mail')])],
  ['twice', 'bo', 'chat-tue', change([seat('bo', 'chat-next')], [seat('bo', 'chat-tue')])],
  ['too-many-visits', 'bo', 'chat-mon', change([], [seat('bo', 'chat-mon')])],
  ['overlap', 'bo', 'chat-mon', [seat('bo', 'mail-early', 'mail'), seat('bo', 'chat-tue'), seat('bo', 'chat-mon')]],
  ['per-day', 'ada', 'mail-mon', sound, { rules: { perDay: 1, perWeek: null } }],
  ['per-week', 'ada', 'desk-wed', sound, { rules: { perDay: 2, perWeek: 2 } }],
  ['out-of-order', 'ada', 'chat-next', change([seat('ada', 'chat-mon')], [seat('ada', 'chat-next')])],
  ['too-few-seats', 'cy', 'mail-mon', change([], [seat('cy', 'mail-mon', 'mail')])],
  [
    'team-full',
    'cy',
    'mail-mon',
    change([], [seat('cy', 'mail-mon', 'mail')]),
    { slots: problem.slots.map((slot) => ({ ...slot, seats: 9 })) },
  ],
  ['pin-lost', 'bo', 'chat-tue', change([seat('bo', 'chat-tue')], [])],
];

describe('the check of a finished plan', () => {
  it('finds nothing wrong with a plan that keeps every rule', () => {
    expect(checkSolution(problem, asSolution(problem, sound))).toEqual([]);
  });

  it.each(mutations)('finds %s', (kind, hire, slot, placements, changed = {}) => {
    expect(checkPlacements({ ...problem, ...changed }, placements)).toContainEqual({ kind, hire, slot });
  });

  const wrong: [string, (solution: PlanSolution) => Partial<PlanSolution>][] = [
    ['more placed than there are', ({ placed }) => ({ placed: placed + 1 })],
    ['more possible than is asked for', ({ possible }) => ({ possible: possible + 1 })],
    ['a bound below what is placed', ({ bound }) => ({ bound: bound - 1 })],
    ['a bound above what is possible', ({ possible }) => ({ bound: possible + 1, gap: 1 - 7 / (possible + 1) })],
    ['another gap', () => ({ gap: 0.5 })],
    ['a missing visit that goes untold', ({ unplaced }) => ({ unplaced: unplaced.slice(1) })],
    ['a missing visit that is not missing', ({ unplaced }) => ({ unplaced: [...unplaced, ...unplaced] })],
    ['a missing visit of nobody', ({ unplaced }) => ({ unplaced: [{ ...unplaced[0]!, hire: 'zoë' }] })],
    ['the missing visits of another stop', ({ unplaced }) => ({ unplaced: [{ ...unplaced[0]!, stop: 'chat' }] })],
  ];
  it.each(wrong)('finds wrong figures: %s', (_, change) => {
    const solution = asSolution(problem, sound);
    expect(solution.unplaced).toHaveLength(1);
    expect(checkSolution(problem, { ...solution, ...change(solution) })).toEqual([
      { kind: 'wrong-figures', hire: null, slot: null },
    ]);
  });

  it('is tried for every kind of violation there is', () => {
    expect([...mutations.map(([kind]) => kind), 'wrong-figures'].sort()).toEqual([...violationKinds].sort());
  });

  it('asks the rules of a hire who has their own', () => {
    const strict = { perDay: 1, perWeek: null };
    const hires = problem.hires.map((hire) => (hire.id === 'bo' ? hire : { ...hire, rules: strict }));
    expect(checkPlacements({ ...problem, hires }, sound)).toEqual([{ kind: 'per-day', hire: 'ada', slot: 'mail-mon' }]);
  });

  it('lets one visit begin when the one before it ends, and as many guests as the team can have', () => {
    const busyTeam = { ...problem, teams: [{ id: 'red', limits: [{ ...problem.teams[0]!.limits[0]!, guests: 1 }] }] };
    const two = [seat('ada', 'chat-mon'), seat('ada', 'mail-mon', 'mail')];
    expect(checkPlacements({ ...busyTeam, pinned: [] }, two)).toEqual([]);
  });
});
