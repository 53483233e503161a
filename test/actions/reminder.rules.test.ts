import { expect, test } from '@jest/globals';
import { isReminderHour, reminderFor } from '../../src/actions/reminder.rules.js';
import { dateInZone } from '../../src/platform/time-zone.rules.js';

const zone = 'Europe/Amsterdam';
const action = { dueOn: '2026-12-10', createdOn: '2026-11-01', remindedFor: null };

test.each<[string, string | null]>([
  ['2026-12-06', null],
  ['2026-12-07', 'due'],
  ['2026-12-10', 'due'],
  ['2026-12-11', 'overdue'],
  ['2026-12-16', 'overdue'],
  ['2026-12-17', 'late'],
  ['2026-12-31', 'late'],
  ['2027-01-01', null],
])('of an action due on 10 December one says on %s: %s', (date, step) => {
  expect(reminderFor(action, dateInZone(`${date}T10:00`, zone))).toBe(step);
});

test.each<[string, string | null, string | null]>([
  ['2026-12-08', '2026-12-10:due', null],
  ['2026-12-11', '2026-12-10:due', 'overdue'],
  ['2026-12-12', '2026-12-10:overdue', null],
  ['2026-12-18', '2026-12-10:late', null],
  ['2026-12-08', '2026-12-01:late', 'due'],
])('on %s, after %s was told: %s', (date, remindedFor, step) => {
  expect(reminderFor({ ...action, remindedFor }, dateInZone(date, zone))).toBe(step);
});

test('nobody is reminded on the day an action is made', () => {
  const made = { ...action, createdOn: '2026-12-08' };
  expect(reminderFor(made, dateInZone('2026-12-08', zone))).toBeNull();
  expect(reminderFor(made, dateInZone('2026-12-09', zone))).toBe('due');
});

test('the days between are counted in dates, whatever the clock does', () => {
  const spring = { ...action, dueOn: '2027-03-29' };
  expect(reminderFor(spring, dateInZone('2027-03-26', zone))).toBe('due');
  expect(reminderFor(spring, dateInZone('2027-03-25', zone))).toBeNull();
});

test.each<[string, boolean]>([
  ['2026-12-08T09:00', true],
  ['2026-12-08T08:59', false],
  ['2026-12-08T17:00', false],
  ['2026-12-05T10:00', false],
  ['2026-12-25T10:00', false],
])('at %s reminders go out: %s', (at, goes) => {
  expect(isReminderHour(dateInZone(at, zone), (date) => date === '2026-12-25')).toBe(goes);
});
