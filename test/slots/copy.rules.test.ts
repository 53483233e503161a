import { expect, test } from '@jest/globals';
import { datesOf, daysAfter, hoursOn, isWeekend, mondayOf, whyNotCopy } from '../../src/slots/copy.rules.js';
import { admin, colleague, deputy, lead, leadElsewhere } from '../support/actors.js';

const zone = 'Europe/Amsterdam';
const hours = (startsAt: string, endsAt: string) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
const morning = hours('2026-11-24T08:30:00Z', '2026-11-24T11:30:00Z');

test.each([
  ['a day later', '2026-11-25', morning, hours('2026-11-25T08:30:00Z', '2026-11-25T11:30:00Z')],
  ['after the clock went to summer time', '2027-04-06', morning, hours('2027-04-06T07:30:00Z', '2027-04-06T10:30:00Z')],
  [
    'after the clock went to winter time',
    '2026-10-27',
    hours('2026-10-20T07:00:00Z', '2026-10-20T10:00:00Z'),
    hours('2026-10-27T08:00:00Z', '2026-10-27T11:00:00Z'),
  ],
  [
    'over midnight',
    '2026-12-01',
    hours('2026-11-24T21:00:00Z', '2026-11-25T01:00:00Z'),
    hours('2026-12-01T21:00:00Z', '2026-12-02T01:00:00Z'),
  ],
  [
    'over midnight in the night the clock goes to summer time',
    '2027-03-27',
    hours('2027-03-20T22:00:00Z', '2027-03-21T05:00:00Z'),
    hours('2027-03-27T22:00:00Z', '2027-03-28T04:00:00Z'),
  ],
])('a copy keeps its hours on the clock: %s', (_, date, of, expected) => {
  expect(hoursOn(date, of, zone)).toEqual(expected);
});

test('there are no hours on a day that does not exist', () => {
  expect(hoursOn('2026-02-30', morning, zone)).toBeNull();
});

const facts = {
  actor: lead,
  department: { id: 'service', isHost: true },
  hours: morning,
  copy: { hasTwin: false, strangers: 0, doubleBooked: 0 },
  isClosed: false,
  now: new Date('2026-11-20T12:00:00Z'),
};
const copy = (change: Partial<typeof facts.copy>) => ({ copy: { ...facts.copy, ...change } });

test.each([
  ['a lead of the department', {}, null],
  ['a deputy', { actor: deputy }, null],
  ['the admin', { actor: admin }, null],
  ['a lead of another department', { actor: leadElsewhere }, 'not-lead'],
  ['a colleague, whatever stands there', { actor: colleague, ...copy({ hasTwin: true }) }, 'not-lead'],
  ['what stands there already, rather than its host', copy({ hasTwin: true, doubleBooked: 1 }), 'stands-already'],
  ['a host with another slot then', copy({ doubleBooked: 1 }), 'host-double-booked'],
  ['somebody who hosts no more', copy({ strangers: 1 }), 'host-not-of-department'],
  ['a day on which the department is closed', { isClosed: true }, 'closed-day'],
  ['a day that is over', { now: new Date('2026-11-25T12:00:00Z') }, 'in-the-past'],
  ['a department no longer open', { department: { id: 'service', isHost: false } }, 'not-host-department'],
])('whether a slot may be copied: %s', (_, change, reason) => {
  expect(whyNotCopy({ ...facts, ...change })).toBe(reason);
});

test('weeks begin on Monday, months and years notwithstanding', () => {
  expect([mondayOf('2026-11-29'), mondayOf('2026-11-30'), mondayOf('2027-01-01')]).toEqual([
    '2026-11-23',
    '2026-11-30',
    '2026-12-28',
  ]);
  expect(datesOf('2026-12-02', 3)).toEqual(['2026-11-30', '2026-12-01', '2026-12-02']);
  expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect([isWeekend('2026-11-27'), isWeekend('2026-11-28'), isWeekend('2026-11-29')]).toEqual([false, true, true]);
});
