import { describe, expect, test } from '@jest/globals';
import { listHolidays } from '../../src/calendar/holidays.rules.js';

const dates = (country: 'NL' | 'BE' | 'other', year: number) =>
  listHolidays(country, `${year}-01-01`, `${year}-12-31`).map(({ date }) => date.slice(5));

describe('public holidays', () => {
  // As published by the governments of both countries.
  test.each([
    ['NL', 2026, ['01-01', '04-05', '04-06', '04-27', '05-14', '05-24', '05-25', '12-25', '12-26']],
    ['NL', 2027, ['01-01', '03-28', '03-29', '04-27', '05-06', '05-16', '05-17', '12-25', '12-26']],
    ['BE', 2026, ['01-01', '04-06', '05-01', '05-14', '05-25', '07-21', '08-15', '11-01', '11-11', '12-25']],
    ['BE', 2027, ['01-01', '03-29', '05-01', '05-06', '05-17', '07-21', '08-15', '11-01', '11-11', '12-25']],
  ] as const)('%s in %s', (country, year, expected) => {
    expect(dates(country, year)).toEqual(expected);
  });

  test('of another country none are known', () => {
    expect(dates('other', 2026)).toEqual([]);
  });

  test.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2019, '2019-04-21'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('Easter of %s falls on %s', (year, date) => {
    expect(listHolidays('NL', `${year}-03-01`, `${year}-04-26`)[0]).toEqual({ date, holiday: 'easter' });
  });

  test('the King keeps his birthday on the Saturday when it would be a Sunday', () => {
    expect(dates('NL', 2025)).toContain('04-26');
    expect(dates('NL', 2025)).not.toContain('04-27');
  });

  test('Liberation Day is a day off once in five years', () => {
    expect([2025, 2026, 2030].filter((year) => dates('NL', year).includes('05-05'))).toEqual([2025, 2030]);
  });

  test('a stretch over the turn of the year has the days of both', () => {
    expect(listHolidays('NL', '2026-12-26', '2027-01-01')).toEqual([
      { date: '2026-12-26', holiday: 'second-christmas-day' },
      { date: '2027-01-01', holiday: 'new-year' },
    ]);
  });
});
