import { expect, test } from '@jest/globals';
import { countFrom, windowOf } from '../../src/rotations/window.rules.js';

const never = () => false;
const friday = (date: string) => date === '2027-01-08';

test.each([
  ['the first day is day 0', '2027-01-04', 0, never, '2027-01-04'],
  ['the next day is day 1', '2027-01-04', 1, never, '2027-01-05'],
  ['a weekend does not count', '2027-01-04', 5, never, '2027-01-11'],
  ['nor does a day on which the department is closed', '2027-01-04', 4, friday, '2027-01-11'],
  ['a first day in the weekend is day 0, and Monday day 1', '2027-01-02', 1, never, '2027-01-04'],
  ['a year of working days', '2027-01-04', 260, never, '2028-01-03'],
])('%s', (_, firstOn, workingDays, isFree, date) => {
  expect(countFrom(firstOn, isFree)(workingDays)).toBe(date);
});

test('days may be asked for in any order', () => {
  const dayAfter = countFrom('2027-01-04', never);
  expect([dayAfter(3), dayAfter(0), dayAfter(10)]).toEqual(['2027-01-07', '2027-01-04', '2027-01-18']);
});

const stop = { fromDay: 1, toDay: 4 };

test.each([
  ['a window has its first and its last day', null, '2027-01-08'],
  ['more time moves the last day', '2027-02-01', '2027-02-01'],
  ['more time that is less changes nothing', '2027-01-05', '2027-01-08'],
])('%s', (_, untilOn, to) => {
  expect(windowOf(stop, countFrom('2027-01-04', never), untilOn)).toEqual({ from: '2027-01-05', to });
});
