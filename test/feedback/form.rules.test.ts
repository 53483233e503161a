import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import {
  type FillFacts,
  type FormKind,
  questionsOf,
  stateOf,
  whyNotFill,
  minutesFor,
} from '../../src/feedback/form.rules.js';
import { isDueForFormReminder, nextReminderAt } from '../../src/feedback/reminder.rules.js';

const at = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Amsterdam' }).toJSDate();

describe('filling in a form', () => {
  const facts = (
    form: Partial<FillFacts['form']>,
    visit: Partial<FillFacts['visit']> = {},
    now = '2026-11-25T12:00',
  ) => ({
    form: { kind: 'debrief' as FormKind, closesAt: at('2026-12-08T12:00'), ...form },
    visit: { state: 'approved' as const, startsAt: at('2026-11-24T09:00'), isMissed: false, ...visit },
    now: at(now),
  });

  test.each<[string, FillFacts, string | null]>([
    ['a debrief, the day after', facts({}), null],
    ['a debrief, the minute before it closes', facts({}, {}, '2026-12-08T11:59'), null],
    ['a debrief, as it closes', facts({}, {}, '2026-12-08T12:00'), 'form-closed'],
    ['of a guest who did not come', facts({}, { isMissed: true }), 'form-visit-missed'],
    ['of a visit that was called off', facts({}, { state: 'cancelled' }), 'form-visit-off'],
    ['of a visit that went to another moment', facts({}, { state: 'moved' }), 'form-visit-off'],
    ['of a visit that is a request again', facts({}, { state: 'requested' }), 'form-visit-off'],
    ['beforehand, until the visit begins', facts({ kind: 'before' }, {}, '2026-11-24T08:59'), null],
    ['beforehand, once it has begun', facts({ kind: 'before' }, {}, '2026-11-24T09:00'), 'form-closed'],
    [
      'beforehand, of a visit that now begins later',
      facts({ kind: 'before', closesAt: at('2026-11-20T09:00') }, {}, '2026-11-23T09:00'),
      null,
    ],
  ])('%s', (_, form, reason) => {
    expect(whyNotFill(form)).toBe(reason);
  });

  test.each([
    ['open', null, '2026-11-25T12:00'],
    ['answered', at('2026-11-24T13:00'), '2026-11-25T12:00'],
    ['closed', null, '2026-12-09T12:00'],
    ['closed', at('2026-11-24T13:00'), '2026-12-09T12:00'],
  ])('is %s when answered at %p', (state, answeredAt, now) => {
    const { form, ...others } = facts({}, {}, now);
    expect(stateOf({ ...others, form: { ...form, answeredAt } })).toBe(state);
  });

  test('a visitor without a host has nobody to thank', () => {
    expect(questionsOf('debrief', { hasHost: true })).toContain('thanks');
    expect(questionsOf('debrief', { hasHost: false })).not.toContain('thanks');
    expect(questionsOf('after', { hasHost: true })).toEqual([]);
  });
});

describe('reminders', () => {
  // Tuesday the 24th, at the end of the visit.
  const form = (kind: FormKind, more: object = {}) => ({
    kind,
    askedAt: at('2026-11-24T12:00'),
    reminders: 0,
    remindedAt: null,
    startsAt: at('2026-12-10T09:00'),
    timeZone: 'Europe/Amsterdam',
    ...more,
  });
  const closedOn = (date: string) => ({ isFree: (day: string) => day === date });

  test.each<[string, Parameters<typeof nextReminderAt>[0], string | null]>([
    ['of a debrief first after two working days', form('debrief'), '2026-11-26T09:00'],
    ['a day off counts for none', form('debrief', closedOn('2026-11-25')), '2026-11-27T09:00'],
    ['and a weekend neither', form('host-debrief', { askedAt: at('2026-11-27T12:00') }), '2026-12-01T09:00'],
    [
      'of a debrief then after five',
      form('debrief', { reminders: 1, remindedAt: at('2026-11-26T09:00') }),
      '2026-12-01T09:00',
    ],
    [
      'not soon after a late one',
      form('debrief', { reminders: 1, remindedAt: at('2026-12-01T10:00') }),
      '2026-12-03T09:00',
    ],
    ['of a debrief never a third time', form('debrief', { reminders: 2, remindedAt: at('2026-12-01T09:00') }), null],
    ['weeks on after five', form('after'), '2026-12-01T09:00'],
    ['weeks on once', form('after', { reminders: 1, remindedAt: at('2026-12-01T09:00') }), null],
    ['beforehand on the working day before the visit', form('before'), '2026-12-09T09:00'],
    [
      'beforehand of a visit on Monday, on Friday',
      form('before', { startsAt: at('2026-12-14T09:00') }),
      '2026-12-11T09:00',
    ],
    ['beforehand once', form('before', { reminders: 1, remindedAt: at('2026-12-09T09:00') }), null],
    ['beforehand not when just asked', form('before', { startsAt: at('2026-11-25T09:00') }), null],
  ])('%s', (_, facts, due) => {
    expect(nextReminderAt(facts)).toEqual(due && at(due));
  });

  test.each([
    ['2026-11-26T08:59', false],
    ['2026-11-26T09:00', true],
    ['2026-11-26T17:59', true],
    ['2026-11-26T18:00', false],
    ['2026-11-28T10:00', false],
    ['2026-11-30T10:00', true],
  ])('at %s: %p', (now, isDue) => {
    expect(isDueForFormReminder({ ...form('debrief'), now: at(now) })).toBe(isDue);
  });
});

test.each([
  ['the statements', 0, 4, 1],
  ['a host’s four questions', 4, 0, 2],
  ['a visitor’s six and the statements', 6, 4, 3],
  ['the same with two of the department', 8, 4, 4],
])('a form says about how long it takes: %s', (_, questions, statements, minutes) => {
  expect(minutesFor(questions, statements)).toBe(minutes);
});
