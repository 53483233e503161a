import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { DateTime } from 'luxon';
import { listDates } from '../../src/series/recurrence.client.js';
import { endOn, isTooLong, readRule, weekdays, weekdaysOf, writeRule } from '../../src/series/recurrence.rules.js';

const day = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

describe('a rule', () => {
  test.each([
    'FREQ=WEEKLY;BYDAY=TU;COUNT=10',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270330',
    'FREQ=DAILY;INTERVAL=3;COUNT=5',
    'FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=12',
    'FREQ=MONTHLY;BYMONTHDAY=15,-1;COUNT=12',
    'FREQ=WEEKLY;COUNT=3',
  ])('%s is kept as it is', (rule) => {
    expect(writeRule(readRule(rule)!)).toBe(rule);
  });

  test.each([
    ['is empty', ''],
    ['has no end', 'FREQ=WEEKLY;BYDAY=TU'],
    ['has two ends', 'FREQ=WEEKLY;BYDAY=TU;COUNT=3;UNTIL=20270330'],
    ['has a part twice', 'FREQ=WEEKLY;COUNT=3;COUNT=4'],
    ['has a part that is not kept', 'FREQ=WEEKLY;COUNT=3;BYHOUR=9'],
    ['repeats by the hour', 'FREQ=HOURLY;COUNT=3'],
    ['repeats by the year', 'FREQ=YEARLY;COUNT=3'],
    ['names a day there is not', 'FREQ=WEEKLY;BYDAY=DI;COUNT=3'],
    ['names a day of the month in a week', 'FREQ=WEEKLY;BYDAY=1MO;COUNT=3'],
    ['never comes true', 'FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3'],
    ['asks for the fifth Monday', 'FREQ=MONTHLY;BYDAY=5MO;COUNT=3'],
    ['asks for the thirtieth', 'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30;COUNT=3'],
    ['has no days of the month', 'FREQ=MONTHLY;COUNT=3'],
    ['repeats every nothing', 'FREQ=WEEKLY;INTERVAL=0;COUNT=3'],
    ['repeats a year apart', 'FREQ=WEEKLY;INTERVAL=53;COUNT=3'],
    ['has no times', 'FREQ=WEEKLY;COUNT=0'],
    ['has too many', 'FREQ=WEEKLY;COUNT=201'],
    ['ends on no date', 'FREQ=WEEKLY;UNTIL=20261301'],
    ['ends at an instant', 'FREQ=WEEKLY;UNTIL=20261201T090000Z'],
    ['is another thing', 'every Tuesday'],
    ['brings a property along', 'FREQ=WEEKLY;COUNT=3\r\nDTSTART=1'],
  ])('that %s is none', (_, rule) => {
    expect(readRule(rule)).toBeNull();
  });

  test('gets an earlier end', () => {
    expect(endOn('FREQ=WEEKLY;BYDAY=TU;COUNT=10', '2026-12-07')).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261207');
  });

  test('that names no day of the week has that of its first date', () => {
    expect(weekdaysOf(readRule('FREQ=WEEKLY;COUNT=3')!, '2026-11-26')).toEqual(['TH']);
  });

  test('goes on for two years at most, and 200 dates', () => {
    expect(isTooLong(['2026-12-01', '2028-12-01'])).toBe(false);
    expect(isTooLong(['2026-12-01', '2028-12-02'])).toBe(true);
    expect(isTooLong(Array.from({ length: 201 }, () => '2026-12-01'))).toBe(true);
  });
});

describe('its dates', () => {
  test('every other week on Tuesday and Thursday, from a Wednesday on', () => {
    const dates = listDates('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=5', '2026-11-25', 200);
    expect(dates).toEqual(['2026-11-26', '2026-12-08', '2026-12-10', '2026-12-22', '2026-12-24']);
  });

  test('the last Friday of the month', () => {
    const dates = listDates('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270228', '2026-11-28', 200);
    expect(dates).toEqual(['2026-12-25', '2027-01-29', '2027-02-26']);
  });

  test('are no more than one asks for', () => {
    expect(listDates('FREQ=DAILY;COUNT=200', '2026-11-25', 3)).toHaveLength(3);
  });

  test('of weekly rules are those that counting by hand gives', () => {
    const rules = fc.record({
      first: fc.integer({ min: 0, max: 1500 }),
      interval: fc.integer({ min: 1, max: 8 }),
      byDay: fc.subarray([...weekdays], { minLength: 1 }),
      count: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(rules, ({ first, interval, byDay, count }) => {
        const startsOn = day('2026-01-01').plus({ days: first });
        const monday = startsOn.startOf('week');
        const expected: string[] = [];
        for (let date = startsOn; expected.length < count; date = date.plus({ days: 1 })) {
          const week = Math.floor(date.diff(monday, 'days').days / 7);
          if (week % interval === 0 && byDay.includes(weekdays[date.weekday - 1]!)) expected.push(date.toISODate()!);
        }
        const repeat = { frequency: 'WEEKLY' as const, interval, byDay, byMonthDay: [], count, until: null };
        expect(listDates(writeRule(repeat), startsOn.toISODate()!, 200)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
