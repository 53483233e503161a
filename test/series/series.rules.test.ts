import { describe, expect, test } from '@jest/globals';
import { layDates, whyNotChangeSeries, whyNotPublishSeries, whyNotStopSeries } from '../../src/series/series.rules.js';
import { admin, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

const department = { id: 'service', isHost: true };
const series = { departmentId: 'service' };
const dates = ['2026-12-01', '2026-12-08'];
const long = ['2026-12-01', '2029-01-01'];

describe('who may', () => {
  test.each([
    ['a lead', lead, null],
    ['a deputy', deputy, null],
    ['the admin', admin, null],
    ['a host', host, 'not-lead'],
    ['HR', hr, 'not-lead'],
    ['a lead of another department', leadElsewhere, 'not-lead'],
    ['a colleague', colleague, 'not-lead'],
  ])('%s', (_, actor, reason) => {
    expect(whyNotPublishSeries({ actor, department, dates })).toBe(reason);
    expect(whyNotChangeSeries({ actor, series, coming: 2, dates, isSame: false })).toBe(reason);
    expect(whyNotStopSeries({ actor, series, coming: 2 })).toBe(reason);
  });
});

test.each([
  ['where nobody can come and look', { department: { id: 'service', isHost: false } }, 'not-host-department'],
  ['without a date', { dates: [] }, 'series-empty'],
  ['that goes on for years', { dates: long }, 'series-too-long'],
])('no series is published %s', (_, change, reason) => {
  expect(whyNotPublishSeries({ actor: lead, department, dates, ...change })).toBe(reason);
});

test.each([
  ['of which nothing is to come', { coming: 0 }, 'series-over'],
  ['when nothing changes', { isSame: true }, 'nothing-changes'],
  ['into one that goes on for years', { dates: long }, 'series-too-long'],
])('no series is changed %s', (_, change, reason) => {
  expect(whyNotChangeSeries({ actor: lead, series, coming: 2, dates, isSame: false, ...change })).toBe(reason);
});

describe('new dates over slots', () => {
  const lay = (old: string[], next: string[]) => {
    const { shifts, added } = layDates(old.map((on) => ({ on })), next); // prettier-ignore
    return [shifts.map(({ slot, to }) => [slot.on, to]), added];
  };
  const [tu1, we1, th1, tu2, we2] = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-08', '2026-12-09'];

  test.each([
    [
      'a slot whose date stays, stays',
      [tu1, tu2],
      [tu1, tu2],
      [
        [tu1, tu1],
        [tu2, tu2],
      ],
      [],
    ],
    [
      'the others go to the new date of their week',
      [tu1, tu2],
      [we1, we2],
      [
        [tu1, we1],
        [tu2, we2],
      ],
      [],
    ],
    [
      'a date that stays is no new date for another',
      [tu1, we1],
      [we1, th1],
      [
        [tu1, th1],
        [we1, we1],
      ],
      [],
    ],
    [
      'what is left over falls out',
      [tu1, tu2],
      [tu1],
      [
        [tu1, tu1],
        [tu2, null],
      ],
      [],
    ],
    ['a new date of another week is to be published', [tu1], [tu1, tu2], [[tu1, tu1]], [tu2]],
    ['and a second one of the same week', [tu1], [we1, th1], [[tu1, we1]], [th1]],
    ['the turn of the year is within a week', ['2026-12-31'], ['2027-01-01'], [['2026-12-31', '2027-01-01']], []],
  ])('%s', (_, old, next, shifts, added) => {
    expect(lay(old, next)).toEqual([shifts, added]);
  });
});
