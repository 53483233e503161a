import { describe, expect, test } from '@jest/globals';
import { monthOf, reportedTo, reportHour } from '../../src/insights/month.rules.js';
import type { Actor, Role } from '../../src/people/person.rules.js';

const actor = (...roles: Role[]) => ({ roles }) as Actor;

describe('who reads a report', () => {
  test.each<[string, Role[], string[] | null | undefined]>([
    ['HR reads that of the company', [{ role: 'hr', departmentId: null }], null],
    ['an admin reads that of the company', [{ role: 'admin', departmentId: null }], null],
    ['a lead that of the own department', [{ role: 'lead', departmentId: 'phone' }], ['phone']],
    ['who leads two that of both', [{ role: 'lead', departmentId: 'phone' }, { role: 'deputy', departmentId: 'chat' }], ['phone', 'chat']], // prettier-ignore
    ['a host reads none', [{ role: 'host', departmentId: 'phone' }], undefined],
    ['a colleague reads none', [], undefined],
  ])('%s', (_, roles, departments) => {
    expect(reportedTo(actor(...roles))).toEqual(departments);
  });
});

test.each([
  ['a month that is over', '2026-09', '2026-09-01'],
  ['this month, so far', '2026-11', '2026-11-01'],
  ['a month to come is the last one', '2026-12', '2026-10-01'],
  ['nothing is the last one', undefined, '2026-10-01'],
  ['what is no month is the last one', '2026-13', '2026-10-01'],
  ['nor is a sentence', "x'; --", '2026-10-01'],
  ['a month before there were visits', '0000-00', '2026-10-01'],
])('of months, %s', (_, asked, month) => {
  expect(monthOf(asked, '2026-11-22')).toBe(month);
});

test.each([
  ['a Tuesday is a working day', '2026-12-10', [], '2026-12-01T08:00:00.000+01:00'],
  ['after a weekend it is Monday', '2026-11-22', [], '2026-11-02T08:00:00.000+01:00'],
  ['after New Year and a weekend as well', '2027-01-15', ['2027-01-01'], '2027-01-04T08:00:00.000+01:00'],
  ['in summer it is eight on the clock too', '2026-07-31', [], '2026-07-01T08:00:00.000+02:00'],
])('the hour of the report: %s', (_, date, free: string[], hour) => {
  expect(reportHour(date, 'Europe/Amsterdam', (day) => free.includes(day)).toISO()).toBe(hour);
});
