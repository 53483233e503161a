import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { latestDayOverdue, listWorkingDays } from '../../src/calendar/working-days.rules.js';

const day = (date: string) => DateTime.fromISO(date, { zone: 'Europe/Amsterdam' });

describe('working days ahead', () => {
  test('two weeks hold ten of them, from whichever day one counts', () => {
    for (const first of ['2026-11-23', '2026-11-26', '2026-11-28'])
      expect(listWorkingDays(day(first), 14)).toHaveLength(10);
  });

  test('a weekend is left out, and the night the clock changes loses no day', () => {
    const days = listWorkingDays(day('2026-10-23'), 5).map((one) => one.toISODate());
    expect(days).toEqual(['2026-10-23', '2026-10-26', '2026-10-27']);
  });
});

describe('a first visit is overdue', () => {
  // On Monday 23 November 2026.
  test.each([
    ['with one working day to go to, whoever began before Friday', 1, '2026-11-19'],
    ['with five, whoever began before last Monday', 5, '2026-11-15'],
    ['with twenty, whoever began before the Monday four weeks ago', 20, '2026-10-25'],
  ])('%s', (_, withinDays, latest) => {
    expect(latestDayOverdue(day('2026-11-23'), withinDays).toISODate()).toBe(latest);
  });

  test.each(['2026-11-21', '2026-11-22'])('a weekend (%s) makes nobody later than Friday did', (date) => {
    const latest = (today: string) => latestDayOverdue(day(today), 5).toISODate();
    expect(latest(date)).toBe(latest('2026-11-20'));
  });
});
