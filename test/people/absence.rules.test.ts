import { expect, test } from '@jest/globals';
import { together, touches, whyNotAddAbsence } from '../../src/people/absence.rules.js';
import { anActor, hr } from '../support/actors.js';

const person = { id: 'hire', managerId: 'manager', isActive: true };
const days = (fromOn: string, untilOn = fromOn) => ({ fromOn, untilOn });
const ask = { actor: hr, person, days: days('2027-01-11', '2027-01-12'), today: '2027-01-10' };

test.each([
  ['HR says that somebody is away', {}, null],
  ['so does their manager', { actor: anActor('manager') }, null],
  ['and they themselves', { actor: anActor('hire') }, null],
  ['but no colleague', { actor: anActor('colleague') }, 'absence-not-yours'],
  ['the last day is not before the first', { days: days('2027-01-12', '2027-01-11') }, 'ends-before-it-begins'],
  ['what is over needs no saying', { days: days('2027-01-04', '2027-01-09') }, 'days-are-over'],
  ['who is away today can still say so', { days: days('2027-01-04', '2027-01-10') }, null],
  ['nobody is away for years', { days: days('2027-01-11', '2028-02-01') }, 'away-too-long'],
  ['who has left is not away', { person: { ...person, isActive: false } }, 'has-left'],
])('%s', (_, facts, why) => {
  expect(whyNotAddAbsence({ ...ask, ...facts })).toBe(why);
});

test.each([
  ['overlap', days('2027-01-08', '2027-01-11'), true],
  ['follow each other', days('2027-01-13', '2027-01-15'), true],
  ['lie a day apart', days('2027-01-14'), false],
])('days that %s: one absence is %#', (_, other, isOne) => {
  expect(touches(days('2027-01-11', '2027-01-12'), other)).toBe(isOne);
});

test('one absence is from the first day of all to the last', () => {
  expect(together([days('2027-01-11', '2027-01-12'), days('2027-01-08', '2027-01-11')])).toEqual(days('2027-01-08', '2027-01-12')); // prettier-ignore
});
