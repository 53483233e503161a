import { describe, expect, test } from '@jest/globals';
import { inZone } from '../../src/platform/time-zone.rules.js';
import { nudgeLimits, whoIsNudged } from '../../src/visits/nudge.rules.js';

const limits = (now: string, isFree?: (date: string) => boolean) =>
  nudgeLimits(inZone(new Date(now), 'Europe/Amsterdam'), [1, 2, 3], isFree)?.map((at) => at.toISOString());

describe('working days are counted back from now', () => {
  test.each([
    ['on a Thursday', '2026-11-19T10:00:00Z', ['18', '17', '16']],
    ['over the weekend', '2026-11-17T10:00:00Z', ['16', '13', '12']],
  ])('%s', (_, now, days) => {
    expect(limits(now)).toEqual(days.map((day) => `2026-11-${day}T10:00:00.000Z`));
  });

  test('over a day off of the department', () => {
    const isFree = (date: string) => date === '2026-11-18';
    expect(limits('2026-11-19T10:00:00Z', isFree)?.[0]).toBe('2026-11-17T10:00:00.000Z');
  });
});

test.each([
  ['on a Saturday', '2026-11-21T10:00:00Z'],
  ['before eight', '2026-11-19T06:59:59Z'],
  ['from six on', '2026-11-19T17:00:00Z'],
])('nobody is reminded %s', (_, now) => expect(limits(now)).toBeUndefined());

describe('who is reminded', () => {
  const all = { leadIds: ['lead'], deputyIds: ['deputy'], hrIds: ['hr'] };
  test.each([
    ['the leads first', [1], all, ['lead'], []],
    ['then the deputies', [2], all, ['deputy'], []],
    ['then HR', [3], all, [], ['hr']],
    ['all of them, when it was never looked at before', [1, 2, 3], all, ['lead', 'deputy'], ['hr']],
    ['the leads again, where there is no deputy', [2], { ...all, deputyIds: [] }, ['lead'], []],
    ['the deputies, where there is no lead', [1], { ...all, leadIds: [] }, ['deputy'], []],
    ['nobody twice', [1, 2], { ...all, deputyIds: [] }, ['lead'], []],
  ])('%s', (_, steps, people, deciders, hr) => expect(whoIsNudged(steps, people)).toEqual({ deciders, hr }));
});
