import { describe, expect, test } from '@jest/globals';
import { readWeek, weekAfter, weekBefore, weekOf } from '../../src/visits/week.rules.js';

const zone = 'Europe/Amsterdam';
const now = new Date('2026-11-22T22:30:00Z');

describe('a week', () => {
  test('runs from Monday to Monday on the calendar of the reader', () => {
    expect(weekOf(now, zone)).toEqual({
      name: '2026-W47',
      number: 47,
      startsAt: new Date('2026-11-15T23:00:00Z'),
      endsAt: new Date('2026-11-22T23:00:00Z'),
    });
    expect(weekOf(now, 'Europe/Helsinki').name).toBe('2026-W48');
  });

  test('is as long as its days are, over a change of the clock', () => {
    const week = weekOf(new Date('2026-10-20T12:00:00Z'), zone);
    expect(week.startsAt).toEqual(new Date('2026-10-18T22:00:00Z'));
    expect(week.endsAt).toEqual(new Date('2026-10-25T23:00:00Z'));
  });

  test('follows the last of a year and comes before the first', () => {
    const last = weekOf(new Date('2026-12-31T12:00:00Z'), zone);
    expect([weekBefore(last, zone).name, last.name, weekAfter(last, zone).name]).toEqual([
      '2026-W52',
      '2026-W53',
      '2027-W01',
    ]);
  });

  test.each([
    ['2026-W48', '2026-W48'],
    ['2026-11-24', '2026-W48'],
    ['2026-W47', '2026-W47'],
    ['2026-W46', undefined],
    ['2026-W99', undefined],
    ['2026-02-30', undefined],
    ['next', undefined],
    ['', undefined],
  ])('%j in the address means %s', (text, name) => {
    expect(readWeek(text, zone, now)?.name).toBe(name);
  });
});
