import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { isDueForReminder, workingDayBefore } from '../../src/calendar/working-days.rules.js';

const timeZone = 'Europe/Amsterdam';
const instant = (local: string, zone = timeZone) => DateTime.fromISO(local, { zone }).toJSDate();

describe('the working day before', () => {
  test.each([
    ['a Tuesday', '2026-11-24T14:00', '2026-11-23'],
    ['a Friday', '2026-11-27T09:30', '2026-11-26'],
    ['a Monday', '2026-11-23T09:00', '2026-11-20'],
    ['a Sunday', '2026-11-22T09:00', '2026-11-20'],
    ['a Saturday', '2026-11-21T09:00', '2026-11-20'],
    ['the first Monday of a year', '2027-01-04T09:00', '2027-01-01'],
    ['the Monday after the clock went back', '2026-10-26T09:00', '2026-10-23'],
    ['the Monday after the clock went forward', '2026-03-30T09:00', '2026-03-27'],
  ])('%s', (_, date, expected) => {
    const day = workingDayBefore(DateTime.fromISO(date, { zone: timeZone }));
    expect(day.toISO({ suppressMilliseconds: true })).toMatch(`${expected}T00:00:00`);
  });

  test('does not depend on which days the reader of the page calls weekend', () => {
    const friday = DateTime.fromISO('2026-11-27', { zone: 'UTC', locale: 'ar-EG' });
    expect(workingDayBefore(friday.plus({ days: 3 })).toISODate()).toBe('2026-11-27');
  });
});

describe('a reminder is due', () => {
  test.each([
    ['not a minute before nine', '2026-11-24T14:00', '2026-11-23T08:59', false],
    ['from nine on the day before', '2026-11-24T14:00', '2026-11-23T09:00', true],
    ['until the visit starts', '2026-11-24T14:00', '2026-11-24T13:59', true],
    ['not once it has started', '2026-11-24T14:00', '2026-11-24T14:00', false],
    ['for a Monday: on the Friday', '2026-11-23T09:00', '2026-11-20T09:00', true],
    ['for a Monday: not on the Thursday', '2026-11-23T09:00', '2026-11-19T18:00', false],
    ['for a Monday: all weekend, in case nothing ran on Friday', '2026-11-23T09:00', '2026-11-22T03:00', true],
    ['for a visit before nine: from nine the day before', '2026-11-24T07:00', '2026-11-23T09:00', true],
    ['for a visit just after midnight', '2026-11-24T00:15', '2026-11-23T09:00', true],
    ['across the night the clock goes back, not at eight', '2026-10-26T09:00', '2026-10-23T08:59', false],
    ['across the night the clock goes back, at nine', '2026-10-26T09:00', '2026-10-23T09:00', true],
    ['in that night itself', '2026-10-25T02:30', '2026-10-23T09:00', true],
    ['across the night the clock goes forward, not at eight', '2026-03-30T09:00', '2026-03-27T08:59', false],
    ['across the night the clock goes forward, at nine', '2026-03-30T09:00', '2026-03-27T09:00', true],
  ])('%s', (_, startsAt, now, expected) => {
    expect(isDueForReminder({ startsAt: instant(startsAt), timeZone, now: instant(now) })).toBe(expected);
  });

  test('by the clock where the visit is, not where the server is', () => {
    const startsAt = instant('2026-11-24T09:00', 'America/New_York');
    const zone = { startsAt, timeZone: 'America/New_York' };
    expect(isDueForReminder({ ...zone, now: instant('2026-11-23T14:59') })).toBe(false);
    expect(isDueForReminder({ ...zone, now: instant('2026-11-23T15:00') })).toBe(true);
  });
});
