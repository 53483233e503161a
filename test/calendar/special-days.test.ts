import { beforeEach, describe, expect, test } from '@jest/globals';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { readFreeDays, readFreeDaysOf } from '../../src/calendar/free-days.queries.js';
import { removeSpecialDays } from '../../src/calendar/remove-special-days.js';
import type { AddSpecialDaysInput } from '../../src/calendar/special-days.dto.js';
import { listFreeDays, type SpecialDays, whyNotAddSpecialDays } from '../../src/calendar/special-day.rules.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { admin, colleague, deputy, hr, lead as aServiceLead, leadElsewhere } from '../support/actors.js';
import { stopClockAt } from '../support/clock.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';

const days = (firstOn: string, lastOn = firstOn, kind: 'closed' | 'open' = 'closed') => ({ kind, firstOn, lastOn });

describe('whether days may be closed or opened', () => {
  const facts = {
    actor: aServiceLead,
    departmentId: 'service',
    days: days('2026-12-24'),
    special: [] as SpecialDays[],
    country: 'NL' as const,
    today: '2026-11-20',
  };
  test.each([
    ['by a lead', {}, null],
    ['by a deputy', { actor: deputy }, null],
    ['by the admin', { actor: admin }, null],
    ['not by HR', { actor: hr }, 'not-lead'],
    ['not by a lead of another department', { actor: leadElsewhere }, 'not-lead'],
    ['not by a colleague', { actor: colleague }, 'not-lead'],
    ['not backwards', { days: days('2026-12-24', '2026-12-23') }, 'ends-before-it-begins'],
    ['not when they are over', { days: days('2026-11-18', '2026-11-19') }, 'days-are-over'],
    ['while they last', { days: days('2026-11-18', '2026-11-20') }, null],
    ['for a quarter of a year', { days: days('2027-01-01', '2027-04-02') }, null],
    ['not for longer', { days: days('2027-01-01', '2027-04-03') }, 'closed-too-long'],
    ['not twice', { special: [{ ...days('2026-12-23', '2026-12-24'), name: 'Dicht' }] }, 'days-overlap'],
    ['beside other days', { special: [{ ...days('2026-12-25'), name: 'Dicht' }] }, null],
    ['open on a holiday', { days: days('2026-12-25', '2026-12-26', 'open') }, null],
    ['not open on any other day', { days: days('2026-12-24', '2026-12-24', 'open') }, 'no-holiday'],
    ['not open on a holiday of another country', { days: days('2027-04-27', '2027-04-27', 'open'), country: 'BE' as const }, 'no-holiday'], // prettier-ignore
  ])('%s', (_, change, reason) => {
    expect(whyNotAddSpecialDays({ ...facts, ...change })).toBe(reason);
  });
});

test('a department is closed on holidays it does not open and on its own days, whose name comes first', () => {
  const special: SpecialDays[] = [
    { ...days('2026-12-23', '2026-12-25'), name: 'Verhuizing' },
    { ...days('2026-12-26', '2026-12-26', 'open'), name: '' },
  ];
  const free = listFreeDays('NL', special, '2026-12-24', '2027-01-01');
  expect(free.map(({ date, holiday, name }) => [date, holiday ?? name])).toEqual([
    ['2026-12-24', 'Verhuizing'],
    ['2026-12-25', 'Verhuizing'],
    ['2027-01-01', 'new-year'],
  ]);
});

describe('the days of a department', () => {
  const { run, refusal, faults, listAudit } = setStage();
  let department: Department;
  let lead: Actor;

  beforeEach(async () => {
    stopClockAt('2026-11-20T10:00:00Z');
    department = await run((tx) => aHostDepartment(tx));
    lead = await run((tx) => aLead(tx, department));
  });

  const add = (input: AddSpecialDaysInput) => run((tx) => addSpecialDays(tx, lead, department.id, input));
  const readDates = async () => [
    ...(await run((tx) => readFreeDays(tx, department.id, '2026-12-20', '2027-01-05'))).keys(),
  ];

  test('are closed, opened and taken back, and each is written down', async () => {
    expect(await readDates()).toEqual(['2026-12-25', '2026-12-26', '2027-01-01']);
    const closed = await add({ firstOn: '2026-12-28', lastOn: '2026-12-29', name: 'Verbouwing' });
    await add({ kind: 'open', firstOn: '2026-12-26' });
    expect(await readDates()).toEqual(['2026-12-25', '2026-12-28', '2026-12-29', '2027-01-01']);
    await run((tx) => removeSpecialDays(tx, lead, closed));
    expect(await readDates()).toEqual(['2026-12-25', '2027-01-01']);
    const dates = { kind: 'closed', firstOn: '2026-12-28', lastOn: '2026-12-29', name: 'Verbouwing' };
    expect(await listAudit(department.id)).toEqual([
      { act: 'department.days-added', actorId: lead.id, before: null, after: dates },
      expect.objectContaining({ act: 'department.days-added' }),
      { act: 'department.days-removed', actorId: lead.id, before: dates, after: null },
    ]);
  });

  test('have a name when they are closed', async () => {
    expect(await faults((tx) => addSpecialDays(tx, lead, department.id, { firstOn: '2026-12-28' }))).toEqual(['name: required']); // prettier-ignore
  });

  test('do not overlap, not even when two leads close them at once', async () => {
    const other = await run((tx) => aLead(tx, department));
    const close = (actor: Actor, firstOn: string, lastOn: string) =>
      refusal((tx) => addSpecialDays(tx, actor, department.id, { firstOn, lastOn, name: 'Dicht' }));
    const both = await Promise.all([close(lead, '2026-12-27', '2026-12-29'), close(other, '2026-12-29', '2026-12-30')]);
    expect(both.toSorted()).toEqual(['days-overlap', null]);
    expect(await close(lead, '2026-12-29', '2026-12-29')).toBe('days-overlap');
  });

  test('are removed once, by its own lead', async () => {
    const id = await add({ firstOn: '2026-12-28', name: 'Dicht' });
    const stranger = await run((tx) => aPerson(tx));
    expect(await refusal((tx) => removeSpecialDays(tx, stranger, id))).toBe('not-lead');
    await run((tx) => removeSpecialDays(tx, lead, id));
    await expect(run((tx) => removeSpecialDays(tx, lead, id))).rejects.toThrow(NotFound);
  });

  test('are read for several departments at once, each with the holidays of its country', async () => {
    const belgian = await run((tx) => aHostDepartment(tx, { country: 'BE' }));
    const elsewhere = await run((tx) => aHostDepartment(tx, { country: 'other' }));
    const ids = [department.id, belgian.id, elsewhere.id];
    const free = await run((tx) => readFreeDaysOf(tx, ids, '2027-04-26', '2027-05-01'));
    expect(ids.map((id) => [...free.get(id)!.values()].map(({ holiday }) => holiday))).toEqual([
      ['kings-day'],
      ['labour-day'],
      [],
    ]);
  });
});
