import { expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { showWorkingDays } from '../../src/start/gaps.rules.js';

const monday = DateTime.fromISO('2026-11-23T16:00', { zone: 'Europe/Amsterdam' });

test('a working day has nothing on offer, seats left, or none left', () => {
  const days = showWorkingDays(monday, [
    { date: '2026-11-24', seats: 3, seatsTaken: 1 },
    { date: '2026-11-25', seats: 2, seatsTaken: 2 },
    { date: '2026-11-28', seats: 2, seatsTaken: 0 },
  ]);
  expect(days.slice(0, 4).map(({ date, kind, free }) => [date, kind, free])).toEqual([
    ['2026-11-23', 'none', 0],
    ['2026-11-24', 'free', 2],
    ['2026-11-25', 'full', 0],
    ['2026-11-26', 'none', 0],
  ]);
});

test('weekends are no gaps', () => {
  const days = showWorkingDays(monday, []);
  expect(days).toHaveLength(10);
  expect(days.map(({ date }) => date)).not.toContain('2026-11-28');
});
