import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import {
  firstWaveAt,
  isOfficeHour,
  nextWaveAt,
  planWave,
  type WaveDepartment,
} from '../../src/campaigns/wave.rules.js';

const department = (departmentId: string, facts: Partial<WaveDepartment> = {}): WaveDepartment => ({
  departmentId,
  targetPeople: 10,
  reached: 0,
  candidates: 40,
  seatsLeft: null,
  ...facts,
});
const planned = (departments: WaveDepartment[], places: number) => Object.fromEntries(planWave(departments, places));

describe('a wave', () => {
  test('goes first to the department that is furthest from its target', () => {
    expect(planned([department('a', { reached: 5 }), department('b', { reached: 1 })], 3)).toEqual({ b: 3 });
  });

  test('is shared by departments that are equally far, in proportion to their targets', () => {
    expect(planned([department('a'), department('b', { targetPeople: 20 })], 9)).toEqual({ a: 3, b: 6 });
  });

  test.each<[string, Partial<WaveDepartment>, number]>([
    ['its target', { reached: 8 }, 2],
    ['its quota', { seatsLeft: 1 }, 1],
    ['its people', { candidates: 4 }, 4],
    ['nothing when the target is met', { reached: 12 }, 0],
    ['nothing when nobody works there', { targetPeople: 0, candidates: 0 }, 0],
  ])('gives a department no more than %s', (_, facts, expected) => {
    expect(planned([department('a', facts)], 100)).toEqual(expected ? { a: expected } : {});
  });

  test('asks nobody when there are no seats', () => {
    expect(planned([department('a')], 0)).toEqual({});
    expect(planned([department('a')], -3)).toEqual({});
  });

  const some = fc.array(
    fc.record({
      targetPeople: fc.integer({ min: 1, max: 30 }),
      reached: fc.integer({ min: 0, max: 35 }),
      candidates: fc.integer({ min: 0, max: 30 }),
      seatsLeft: fc.option(fc.integer({ min: 0, max: 10 })),
    }),
    { maxLength: 8 },
  );

  test('never exceeds the seats, a target, a quota or the people, and leaves no seat that somebody could be asked for', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 60 }), (facts, places) => {
        const departments = facts.map((one, index) => department(String(index), one));
        const plan = planWave(departments, places);
        const room = (one: WaveDepartment) =>
          Math.max(0, Math.min(one.targetPeople - one.reached, one.candidates, one.seatsLeft ?? Infinity));
        for (const one of departments) expect(plan.get(one.departmentId) ?? 0).toBeLessThanOrEqual(room(one));
        const total = [...plan.values()].reduce((sum, count) => sum + count, 0);
        expect(total).toBe(Math.min(places, departments.reduce((sum, one) => sum + room(one), 0))); // prettier-ignore
      }),
    );
  });

  test('never asks one more of a department while another with room is further behind', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 60 }), (facts, places) => {
        const departments = facts.map((one, index) => department(String(index), { ...one, seatsLeft: null }));
        const plan = planWave(departments, places);
        const after = (one: WaveDepartment, less = 0) =>
          (one.reached + (plan.get(one.departmentId) ?? 0) - less) / one.targetPeople;
        const asked = departments.filter(({ departmentId }) => plan.has(departmentId));
        const open = departments.filter(
          (one) => (plan.get(one.departmentId) ?? 0) < Math.min(one.targetPeople - one.reached, one.candidates),
        );
        for (const one of asked) for (const other of open) expect(after(one, 1)).toBeLessThanOrEqual(after(other));
      }),
    );
  });
});

const zone = 'Europe/Amsterdam';
const christmas = (date: string) => date === '2026-12-25';

describe('invitations go out at nine', () => {
  test.each([
    ['the working day after the start', '2026-11-24T14:00:00Z', '2026-11-01', '2026-11-25T08:00:00.000Z'],
    ['Monday when it starts on a Friday', '2026-11-27T14:00:00Z', '2026-11-01', '2026-11-30T08:00:00.000Z'],
    ['the opening day', '2026-11-24T14:00:00Z', '2026-12-01', '2026-12-01T08:00:00.000Z'],
    ['the Monday after an opening on a Saturday', '2026-11-24T14:00:00Z', '2026-12-05', '2026-12-07T08:00:00.000Z'],
    ['after Christmas', '2026-12-24T14:00:00Z', '2026-11-01', '2026-12-28T08:00:00.000Z'],
  ])('on %s', (_, startedAt, opensOn, expected) => {
    expect(firstWaveAt(new Date(startedAt), opensOn, zone, christmas).toISOString()).toBe(expected);
  });

  test('so many days after the wave before, and not in the weekend', () => {
    const next = (days: number) => nextWaveAt(new Date('2026-11-24T08:00:00Z'), days, zone, christmas).toISOString();
    expect([next(3), next(4)]).toEqual(['2026-11-27T08:00:00.000Z', '2026-11-30T08:00:00.000Z']);
  });

  test('at nine on the clock, in summer as well', () => {
    expect(nextWaveAt(new Date('2026-03-27T08:00:00Z'), 3, zone, christmas).toISOString()).toBe(
      '2026-03-30T07:00:00.000Z',
    );
  });
});

test.each([
  ['2026-11-24T08:00:00Z', true],
  ['2026-11-24T07:59:00Z', false],
  ['2026-11-24T16:00:00Z', false],
  ['2026-11-28T10:00:00Z', false],
  ['2026-12-25T10:00:00Z', false],
])('a reminder goes out at %s: %s', (at, expected) => {
  expect(isOfficeHour(new Date(at), zone, christmas)).toBe(expected);
});
