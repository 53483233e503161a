import { beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { rehearse } from '../../src/platform/database/rehearse.js';
import { changeSeries } from '../../src/series/change-series.js';
import { publishSeries } from '../../src/series/publish-series.js';
import type { ChangeSeriesInput, PublishSeriesInput, StopSeriesInput } from '../../src/series/series.dto.js';
import { Series } from '../../src/series/series.entity.js';
import { findPlaceInSeries, getSeries, listSeries } from '../../src/series/series.queries.js';
import { stopSeries } from '../../src/series/stop-series.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { now } from '../../src/platform/clock.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { anInvite, aVisit } from '../support/visits.js';

const { run, refusal, faults, listAudit, takeJobs } = setStage();
const zone = 'Europe/Amsterdam';
const at = (local: string) => DateTime.fromISO(local, { zone }).toJSDate();

let department: Department;
let lead: Actor;
let host: Actor;

beforeEach(async () => {
  stopClockAt('2026-11-20T10:00:00Z');
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  host = await run((tx) => aHost(tx, department));
  await takeJobs();
});

const input = (facts: Partial<PublishSeriesInput> = {}): PublishSeriesInput => ({
  departmentId: department.id,
  channel: 'phone',
  seats: 2,
  startsAt: at('2026-11-24T09:00'),
  endsAt: at('2026-11-24T12:00'),
  rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=4',
  ...facts,
});
const publish = (facts: Partial<PublishSeriesInput> = {}) => run((tx) => publishSeries(tx, lead, input(facts)));
const change = (id: string, facts: Partial<ChangeSeriesInput>) =>
  run((tx) => changeSeries(tx, lead, id, { guests: 'follow', ...facts }));
const stop = (id: string, facts: Partial<StopSeriesInput> = {}) =>
  run((tx) => stopSeries(tx, lead, id, { guests: 'follow', ...facts }));

/** The published slots of a series, each as it reads on the clock of the department. */
async function read(seriesId: string): Promise<string[]> {
  const { slotIds } = await run((tx) => getSeries(tx, seriesId, now()));
  const slots = await run((tx) => Promise.all(slotIds.map((id) => tx.findOneByOrFail(Slot, { id }))));
  const clock = (instant: Date, format: string) => DateTime.fromJSDate(instant, { zone }).toFormat(format);
  return slots.map(({ startsAt, endsAt }) => `${clock(startsAt, 'MM-dd HH:mm')}-${clock(endsAt, 'HH:mm')}`);
}

/** A guest who is to come to the slot of this place in the series, and whom calendars know. */
async function aGuest(seriesId: string, place: number) {
  const { slotIds } = await run((tx) => getSeries(tx, seriesId, now()));
  return run(async (tx) => {
    const slot = await tx.findOneByOrFail(Slot, { id: slotIds[place] });
    const visit = await aVisit(tx, slot, { state: 'approved' });
    const invite = await anInvite(tx, visit);
    return { visit, invite, slot };
  });
}
const visitNow = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));
const inviteNow = (id: string) => run((tx) => tx.findOneByOrFail(Invite, { id }));

describe('a series is published', () => {
  test('on every date of its rule, with its hosts, and is written down', async () => {
    const { seriesId, steps } = await publish({ hostIds: [host.id] });
    expect(await read(seriesId)).toEqual(
      ['11-24', '12-01', '12-08', '12-15'].map((date) => `${date} 09:00-12:00`), // prettier-ignore
    );
    expect(await listAudit(seriesId)).toEqual([
      expect.objectContaining({
        act: 'series.published',
        actorId: lead.id,
        after: expect.objectContaining({ slots: 4 }),
      }),
    ]);
    const [first] = steps;
    expect(await listAudit(first!.slotId!)).toEqual([
      expect.objectContaining({
        act: 'slot.published',
        after: expect.objectContaining({ seriesId, hostIds: [host.id] }),
      }),
    ]);
    expect(await run((tx) => findPlaceInSeries(tx, first!.slotId!))).toMatchObject({ seriesId, on: '2026-11-24' });
  });

  test.each([
    ['spring', '2027-03-16', ['03-16', '03-23', '03-30', '04-06']],
    ['autumn', '2027-10-19', ['10-19', '10-26', '11-02', '11-09']],
  ])('and nine o’clock stays nine o’clock when the clocks change in %s', async (_, first, dates) => {
    const { seriesId } = await publish({ startsAt: at(`${first}T09:00`), endsAt: at(`${first}T12:00`) });
    expect(await read(seriesId)).toEqual(dates.map((date) => `${date} 09:00-12:00`));
  });

  test('but not on holidays and closed days, unless the lead names them', async () => {
    await run((tx) => addSpecialDays(tx, lead, department.id, { firstOn: '2026-12-18', name: 'Verhuizing' }));
    const friday = { startsAt: at('2026-12-11T09:00'), endsAt: at('2026-12-11T12:00'), rule: 'FREQ=WEEKLY;COUNT=5' };
    const { seriesId, steps } = await publish(friday);
    expect(steps.map(({ date }) => date)).toEqual(['2026-12-11', '2027-01-08']);
    const dates = ['2026-12-18', '2026-12-25'];
    const named = await publish({ ...friday, dates });
    expect(named.steps.map(({ date, closed }) => [date, closed?.holiday ?? closed?.name])).toEqual([
      ['2026-12-18', 'Verhuizing'],
      ['2026-12-25', 'christmas'],
    ]);
    expect(seriesId).not.toBe(named.seriesId);
  });

  test('and a date that cannot be says why, while the others are', async () => {
    await run((tx) => aSlot(tx, department, { createdById: lead.id, hostIds: [host.id], startsAt: at('2026-12-01T10:00'), endsAt: at('2026-12-01T11:00') })); // prettier-ignore
    const { steps } = await publish({ hostIds: [host.id] });
    expect(steps.map(({ whyNot }) => whyNot)).toEqual([null, 'host-double-booked', null, null]);
    expect(steps.map(({ slotId }) => slotId !== null)).toEqual([true, false, true, true]);
  });

  test.each([
    ['whose rule is none', { rule: 'FREQ=SOMETIMES' }, ['rule: not-a-rule']],
    ['with a date that is not of the rule', { dates: ['2026-11-25'] }, ['dates: not-in-series']],
    ['of a department there is not', { departmentId: '00000000-0000-4000-8000-000000000000' }, ['departmentId: unknown-department']], // prettier-ignore
  ])('never one %s', async (_, facts, expected) => {
    expect(await faults((tx) => publishSeries(tx, lead, input(facts)))).toEqual(expected);
  });

  test('nor with hours that can never be, nor all in the past', async () => {
    const refused = (facts: Partial<PublishSeriesInput>) => refusal((tx) => publishSeries(tx, lead, input(facts)));
    expect(await refused({ endsAt: at('2026-11-24T08:00') })).toBe('ends-before-start');
    const past = { startsAt: at('2026-10-06T09:00'), endsAt: at('2026-10-06T12:00') };
    expect(await refused(past)).toBe('in-the-past');
  });

  test('twice at once, and every moment stands once', async () => {
    const twice = await Promise.allSettled([publish({ hostIds: [host.id] }), publish({ hostIds: [host.id] })]);
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items } = await run((tx) => listSeries(tx, { departmentId: department.id }, now()));
    expect(items).toHaveLength(1);
    expect(await run((tx) => tx.countBy(Slot, { departmentId: department.id }))).toBe(4);
  });
});

describe('a series is changed', () => {
  test('all of it that is still to come: hours, place and seats, each slot by itself', async () => {
    const { seriesId } = await publish();
    stopClockAt('2026-11-24T10:00:00Z');
    await change(seriesId, { startsAt: at('2026-12-01T13:00'), endsAt: at('2026-12-01T16:00'), location: 'Zaal 3', seats: 3 }); // prettier-ignore
    expect(await read(seriesId)).toEqual(['11-24 09:00-12:00', '12-01 13:00-16:00', '12-08 13:00-16:00', '12-15 13:00-16:00']); // prettier-ignore
    const slots = await run((tx) => tx.findBy(Slot, { departmentId: department.id, location: 'Zaal 3', seats: 3 }));
    expect(slots).toHaveLength(3);
  });

  test('from one slot on; those before stay', async () => {
    const { seriesId } = await publish();
    await change(seriesId, { from: '2026-12-08', startsAt: at('2026-12-08T10:00') });
    expect(await read(seriesId)).toEqual(['11-24 09:00-12:00', '12-01 09:00-12:00', '12-08 10:00-12:00', '12-15 10:00-12:00']); // prettier-ignore
  });

  test('across the night the clocks change, to the same hours on the clock', async () => {
    const { seriesId } = await publish({ startsAt: at('2027-03-16T09:00'), endsAt: at('2027-03-16T12:00') });
    await change(seriesId, { startsAt: at('2027-03-16T13:00'), endsAt: at('2027-03-16T15:00') });
    expect(await read(seriesId)).toEqual(['03-16', '03-23', '03-30', '04-06'].map((date) => `${date} 13:00-15:00`));
  });

  test('and guests go along: their calendars follow, with a higher sequence', async () => {
    const { seriesId } = await publish();
    const { visit, invite } = await aGuest(seriesId, 1);
    const { steps } = await change(seriesId, { startsAt: at('2026-11-24T10:00') });
    expect(steps.find(({ guests }) => guests.length)).toMatchObject({ kind: 'change', date: '2026-12-01' });
    expect((await visitNow(visit.id)).startsAt).toEqual(at('2026-12-01T10:00'));
    expect((await inviteNow(invite.id)).sequence).toBe(invite.sequence + 1);
    expect(await takeJobs()).toEqual([
      expect.objectContaining({ name: 'send-invite', payload: { inviteId: invite.id } }),
    ]);
  });

  test('and guests stay: only what they do not notice changes for them', async () => {
    const { seriesId } = await publish();
    const { visit, invite, slot } = await aGuest(seriesId, 1);
    await change(seriesId, { guests: 'stay', startsAt: at('2026-11-24T10:00'), location: 'Zaal 3', briefing: 'Nieuw' });
    expect(await read(seriesId)).toEqual(['11-24 10:00-12:00', '12-01 09:00-12:00', '12-08 10:00-12:00', '12-15 10:00-12:00']); // prettier-ignore
    expect(await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).toMatchObject({ location: 'Utrecht', briefing: 'Nieuw' }); // prettier-ignore
    expect((await visitNow(visit.id)).startsAt).toEqual(visit.startsAt);
    expect((await inviteNow(invite.id)).sequence).toBe(invite.sequence);
  });

  test('to another day of the week: each slot moves within its week, and its guests with it', async () => {
    const { seriesId } = await publish();
    const { visit, invite } = await aGuest(seriesId, 1);
    const { steps } = await change(seriesId, { rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=4' });
    expect(await read(seriesId)).toEqual(['11-25', '12-02', '12-09', '12-16'].map((date) => `${date} 09:00-12:00`));
    expect(steps.map(({ kind, movedFrom }) => [kind, movedFrom])).toContainEqual(['move', '2026-12-01']);
    expect((await visitNow(visit.id)).startsAt).toEqual(at('2026-12-02T09:00'));
    expect((await inviteNow(invite.id)).sequence).toBe(invite.sequence + 1);
    expect(await run((tx) => tx.findOneByOrFail(Series, { id: seriesId }))).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=4' }); // prettier-ignore
  });

  test('a host does not stand in the way of the next slot when a daily series moves on', async () => {
    const daily = { rule: 'FREQ=DAILY;COUNT=3', hostIds: [host.id] };
    const { seriesId } = await publish(daily);
    const { steps } = await change(seriesId, { startsAt: at('2026-11-24T11:00'), endsAt: at('2026-11-24T14:00') });
    expect(steps.map(({ whyNot }) => whyNot)).toEqual([null, null, null]);
    const moved = await change(seriesId, { rule: 'FREQ=WEEKLY;BYDAY=WE,TH,FR;COUNT=3' });
    expect(moved.steps.map(({ whyNot }) => whyNot)).toEqual([null, null, null]);
    expect(await read(seriesId)).toEqual(['11-25', '11-26', '11-27'].map((date) => `${date} 11:00-14:00`));
  });

  test('to fewer dates: what falls out is withdrawn, with guests only when they are to be told', async () => {
    const first = await publish();
    const kept = await aGuest(first.seriesId, 3);
    await change(first.seriesId, { guests: 'stay', rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=2' });
    expect(await read(first.seriesId)).toEqual(['11-24', '12-01', '12-15'].map((date) => `${date} 09:00-12:00`));
    expect((await visitNow(kept.visit.id)).state).toBe('approved');
    await change(first.seriesId, { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=1' });
    expect(await read(first.seriesId)).toEqual(['11-24 09:00-12:00']);
    expect((await visitNow(kept.visit.id)).state).toBe('cancelled');
    expect((await inviteNow(kept.invite.id)).isLive).toBe(false);
  });

  test('to more dates: those are published like the others, closed days only when named', async () => {
    const { seriesId } = await publish({ rule: 'FREQ=WEEKLY;BYDAY=FR;COUNT=2', hostIds: [host.id], seats: 3 });
    const rule = 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270108';
    const { steps, newDates } = await change(seriesId, { rule });
    expect(newDates.map(({ date, closed }) => [date, closed?.holiday ?? null])).toContainEqual(['2026-12-25', 'christmas']); // prettier-ignore
    expect(steps.filter(({ kind }) => kind === 'publish').map(({ date }) => date)).toEqual(['2026-12-11', '2026-12-18', '2027-01-08']); // prettier-ignore
    expect(await run((tx) => tx.countBy(Slot, { departmentId: department.id, seats: 3 }))).toBe(5);
    await change(seriesId, { rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20270107', dates: ['2026-12-25'] });
    expect(await read(seriesId)).toEqual(['11-27', '12-04', '12-11', '12-18', '12-25'].map((date) => `${date} 09:00-12:00`)); // prettier-ignore
  });

  test('to more dates and other hours in one go: the new ones have those hours too', async () => {
    const { seriesId } = await publish({ rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=1' });
    const hours = { startsAt: at('2026-11-24T13:00'), endsAt: at('2026-11-24T15:00') };
    await change(seriesId, { rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', ...hours });
    expect(await read(seriesId)).toEqual(['11-24', '12-01', '12-08'].map((date) => `${date} 13:00-15:00`));
  });

  test.each([
    ['a day of years', { endsAt: at('9999-12-31T12:00') }, 'too-long'],
    ['an end before the beginning', { startsAt: at('9999-12-31T12:00') }, 'ends-before-start'],
  ])('not to hours that no slot can have: %s', async (_, hours, why) => {
    const { seriesId } = await publish();
    expect(await refusal((tx) => changeSeries(tx, lead, seriesId, { guests: 'follow', ...hours }))).toBe(why);
  });

  test('and when no new date is chosen, none is published, while the others move all the same', async () => {
    const { seriesId } = await publish();
    const rule = 'FREQ=WEEKLY;BYDAY=WE,FR;COUNT=8';
    await change(seriesId, { rule, dates: [] });
    expect(await read(seriesId)).toEqual(['11-25', '12-02', '12-09', '12-16'].map((date) => `${date} 09:00-12:00`));
  });

  test('from one slot on by another rule: it becomes a series of its own, and the first one ends there', async () => {
    const { seriesId } = await publish();
    const { seriesId: nextId } = await change(seriesId, { from: '2026-12-08', rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=2' });
    expect(nextId).not.toBe(seriesId);
    expect(await read(seriesId)).toEqual(['11-24 09:00-12:00', '12-01 09:00-12:00']);
    expect(await read(nextId)).toEqual(['12-10 09:00-12:00', '12-17 09:00-12:00']);
    expect((await run((tx) => getSeries(tx, seriesId, now()))).rule).toBe('FREQ=WEEKLY;BYDAY=TU;UNTIL=20261207');
  });

  test('one slot by itself; it stays of the series, and keeps what is its own when the others change', async () => {
    const { seriesId, steps } = await publish();
    await run((tx) => changeSlot(tx, lead, steps[1]!.slotId!, { startsAt: at('2026-12-02T13:00'), endsAt: at('2026-12-02T15:00') })); // prettier-ignore
    await change(seriesId, { location: 'Zaal 3' });
    expect(await read(seriesId)).toEqual(['11-24 09:00-12:00', '12-02 13:00-15:00', '12-08 09:00-12:00', '12-15 09:00-12:00']); // prettier-ignore
  });

  test('what cannot be stays as it was and says why; when nothing can, it is refused', async () => {
    const { seriesId } = await publish({ hostIds: [host.id] });
    const busy = (day: string) => ({ createdById: lead.id, hostIds: [host.id], startsAt: at(`${day}T14:00`), endsAt: at(`${day}T15:00`) }); // prettier-ignore
    await run((tx) => aSlot(tx, department, busy('2026-12-01')));
    const { steps } = await change(seriesId, { startsAt: at('2026-11-24T13:00'), endsAt: at('2026-11-24T16:00') });
    expect(steps.map(({ whyNot }) => whyNot)).toEqual([null, 'host-double-booked', null, null]);
    expect(await read(seriesId)).toContain('12-01 09:00-12:00');
    const { slotIds } = await run((tx) => getSeries(tx, seriesId, now()));
    const only = { from: '2026-12-15', seats: 0 };
    expect(await refusal((tx) => changeSeries(tx, lead, seriesId, { guests: 'follow', ...only }))).toBe('last-seat');
    expect(slotIds).toHaveLength(4);
  });

  test('and a rehearsal tells the same, and leaves no trace', async () => {
    const { seriesId } = await publish();
    await aGuest(seriesId, 1);
    const wanted = {
      guests: 'follow' as const,
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=4',
      startsAt: at('2026-11-24T10:00'),
    };
    const before = await read(seriesId);
    const { steps } = await run((tx) => rehearse(tx, (inner) => changeSeries(inner, lead, seriesId, wanted)));
    expect(await read(seriesId)).toEqual(before);
    expect(await takeJobs()).toEqual([]);
    const really = await change(seriesId, wanted);
    expect(really.steps.map(({ kind, date, guests }) => [kind, date, guests.length])).toEqual(
      steps.map(({ kind, date, guests }) => [kind, date, guests.length]),
    );
  });
});

describe('a series is stopped', () => {
  test('and guests are told, in one go with the reason', async () => {
    const { seriesId } = await publish();
    const { visit } = await aGuest(seriesId, 2);
    const { steps } = await stop(seriesId, { reason: 'Verhuizing' });
    expect(steps.map(({ kind }) => kind)).toEqual(['withdraw', 'withdraw', 'withdraw', 'withdraw']);
    expect(await visitNow(visit.id)).toMatchObject({ state: 'cancelled' });
    expect(await read(seriesId)).toEqual([]);
    expect((await run((tx) => getSeries(tx, seriesId, now()))).stoppedAt).not.toBeNull();
    expect(await refusal((tx) => stopSeries(tx, lead, seriesId, { guests: 'follow' }))).toBe('series-over');
  });

  test('from a date on, while moments with guests stay', async () => {
    const { seriesId } = await publish();
    await aGuest(seriesId, 3);
    await stop(seriesId, { from: '2026-12-08', guests: 'stay' });
    expect(await read(seriesId)).toEqual(['11-24', '12-01', '12-15'].map((date) => `${date} 09:00-12:00`));
    const series = await run((tx) => getSeries(tx, seriesId, now()));
    expect(series).toMatchObject({ stoppedAt: null, rule: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261207' });
    expect((await listAudit(seriesId)).at(-1)).toMatchObject({
      act: 'series.stopped',
      after: { slots: 1, guests: 'stay' },
    });
  });

  test('while it is changed: one after the other, and neither is lost', async () => {
    const { seriesId } = await publish();
    await aGuest(seriesId, 1);
    const other = await run((tx) => aLead(tx, department));
    const both = await Promise.all([
      refusal((tx) => changeSeries(tx, lead, seriesId, { guests: 'follow', location: 'Zaal 3' })),
      refusal((tx) => stopSeries(tx, other, seriesId, { guests: 'follow' })),
    ]);
    expect(both[1]).toBeNull();
    expect([null, 'series-over']).toContain(both[0]);
    expect(await read(seriesId)).toEqual([]);
  });
});

test('nobody else touches a series', async () => {
  const { seriesId } = await publish();
  const stranger = await run((tx) => aPerson(tx));
  const act = (work: Parameters<typeof refusal>[0]) => refusal(work);
  expect(await act((tx) => publishSeries(tx, stranger, input()))).toBe('not-lead');
  expect(await act((tx) => changeSeries(tx, stranger, seriesId, { guests: 'follow', seats: 3 }))).toBe('not-lead');
  expect(await act((tx) => stopSeries(tx, stranger, seriesId, { guests: 'follow' }))).toBe('not-lead');
});
