import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  addWorkingDays,
  isDueForReminder,
  listWorkingDays,
  workingDayBefore,
} from '../../src/calendar/working-days.rules.js';

const zone = 'Europe/Amsterdam';
const at = (local: string) => DateTime.fromISO(local, { zone });
const iso = (day: DateTime) => day.toFormat("yyyy-MM-dd'T'HH:mm");
const off =
  (...dates: string[]) =>
  (date: string) =>
    dates.includes(date);
const christmas = off('2026-12-25', '2026-12-26');

describe('so many working days on', () => {
  test.each([
    ['over a weekend', '2026-11-20T14:00', 1, undefined, '2026-11-23T14:00'],
    ['from a Saturday', '2026-11-21T14:00', 1, undefined, '2026-11-23T14:00'],
    ['over Christmas', '2026-12-24T09:30', 1, christmas, '2026-12-28T09:30'],
    ['three of them, over Christmas', '2026-12-23T09:30', 3, christmas, '2026-12-29T09:30'],
    ['none', '2026-11-21T14:00', 0, undefined, '2026-11-21T14:00'],
    ['back over Christmas', '2026-12-28T09:30', -1, christmas, '2026-12-24T09:30'],
    ['over the night the clock goes back', '2026-10-23T09:00', 1, undefined, '2026-10-26T09:00'],
  ])('%s', (_, from, days, isFree, expected) => {
    expect(iso(addWorkingDays(at(from), days, isFree))).toBe(expected);
  });

  test('a department that is always closed still gets an answer: Monday to Friday then', () => {
    expect(iso(addWorkingDays(at('2026-11-20T14:00'), 2, () => true))).toBe('2026-11-24T14:00');
  });
});

test('the working day before the Tuesday after Easter is the Thursday, when Good Friday is off as well', () => {
  const isFree = off('2027-03-26', '2027-03-29');
  expect(iso(workingDayBefore(at('2027-03-30T13:00'), isFree))).toBe('2027-03-25T00:00');
});

test('a visit after a closed week is reminded of on the last day before it', () => {
  const isFree = off('2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25');
  const due = (now: string) =>
    isDueForReminder({ startsAt: at('2026-12-28T09:00').toJSDate(), timeZone: zone, now: at(now).toJSDate(), isFree });
  expect([due('2026-12-18T08:59'), due('2026-12-18T09:00')]).toEqual([false, true]);
});

test('days off are no working days ahead', () => {
  expect(listWorkingDays(at('2026-12-24'), 5, christmas).map((day) => day.toISODate())).toEqual([
    '2026-12-24',
    '2026-12-28',
  ]);
});
