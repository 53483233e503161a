import { describe, expect, test } from '@jest/globals';
import { countPath, stateOfStop, type StopFacts } from '../../src/rotations/path.rules.js';

const today = '2027-01-20';
const stop = (facts: Partial<StopFacts> = {}): StopFacts => {
  const { visits = 1, done = 0, planned = 0 } = facts;
  return { isSkipped: false, visits, done, planned, left: Math.max(0, visits - done - planned), to: '2027-01-31', isMissed: false, ...facts }; // prettier-ignore
};

test.each<[string, Partial<StopFacts>]>([
  ['to-plan', {}],
  ['planned', { planned: 1 }],
  ['done', { done: 1 }],
  ['to-plan', { visits: 2, done: 1 }],
  ['planned', { visits: 2, done: 1, planned: 1 }],
  ['done', { visits: 1, done: 2 }],
  ['to-plan', { to: today }],
  ['overdue', { to: '2027-01-19' }],
  ['planned', { to: '2027-01-19', planned: 1 }],
  ['missed', { isMissed: true }],
  ['overdue', { isMissed: true, to: '2027-01-19' }],
  ['planned', { isMissed: true, planned: 1 }],
  ['skipped', { isSkipped: true, done: 1 }],
])('a stop is %s when %j', (state, facts) => {
  expect(stateOfStop(stop(facts), today)).toBe(state);
});

describe('of a path', () => {
  const required = (facts: Partial<StopFacts>) => ({ ...stop(facts), isRequired: true });
  const optional = (facts: Partial<StopFacts>) => ({ ...stop(facts), isRequired: false });

  test('all visits count that its stops ask for, and none that is more', () => {
    const stops = [required({ visits: 2, done: 3 }), required({ planned: 2 }), optional({}), required({ isSkipped: true })]; // prettier-ignore
    expect(countPath(stops, today)).toEqual({ visits: 4, done: 2, planned: 1, overdue: 0, isFinished: false });
  });

  test('only what is required can be overdue, and has to be done', () => {
    const late = { to: '2027-01-01' };
    expect(countPath([required({ done: 1 }), optional(late)], today)).toMatchObject({ overdue: 0, isFinished: true });
    expect(countPath([required(late)], today)).toMatchObject({ overdue: 1, isFinished: false });
  });
});
