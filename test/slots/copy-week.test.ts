import { beforeEach, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Department } from '../../src/people/department.entity.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { SpecialDay } from '../../src/calendar/special-day.entity.js';
import { copySlot } from '../../src/slots/copy-slot.js';
import { copyWeek, planWeek } from '../../src/slots/copy-week.js';
import { findFreeDate } from '../../src/slots/plan-copies.js';
import { getSlot, listSlots } from '../../src/slots/slots.queries.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDeputy, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, type SlotFacts } from '../support/slots.js';

const stage = setStage();
const { run, refusal, listAudit, takeJobs } = stage;

let department: Department;
let lead: Actor;
let host: Actor;

beforeEach(async () => {
  stopClockAt('2026-10-12T10:00:00Z');
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  host = await run((tx) => aHost(tx, department));
});

const at = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Amsterdam' }).toJSDate();
const slotAt = (day: string, from: string, to: string, facts: SlotFacts = {}) =>
  run((tx) =>
    aSlot(tx, department, {
      startsAt: at(`${day}T${from}`),
      endsAt: at(`${day}T${to}`),
      createdById: lead.id,
      ...facts,
    }),
  );
/** The week in which the clock goes to winter time, on its Sunday. */
const week = () => ({ departmentId: department.id, date: '2026-10-21' });
const copy = (slotIds: string[], actor = lead) => run((tx) => copyWeek(tx, actor, { ...week(), slotIds }));
const nextWeek = async () =>
  (await run((tx) => listSlots(tx, { departmentId: department.id, from: at('2026-10-26T00:00') }))).items;

test('a lead copies a week to the next: the hours on the clock stay when winter time begins in between', async () => {
  const facts: SlotFacts = { hostIds: [host.id], seats: 3, channel: 'chat', language: 'en', briefing: 'Kom op tijd.' };
  const tuesday = await slotAt('2026-10-20', '09:00', '12:00', facts);
  await slotAt('2026-10-22', '13:00', '15:00', { state: 'withdrawn' });
  await slotAt('2026-10-27', '13:00', '15:00');
  const plan = await run((tx) => planWeek(tx, lead, week()));
  expect(plan.map(({ slot, date, whyNot }) => [slot.id, date, whyNot])).toEqual([[tuesday.id, '2026-10-27', null]]);

  const [made] = await copy([tuesday.id]);

  const published = await run((tx) => getSlot(tx, made!.copyId!));
  const original = await run((tx) => getSlot(tx, tuesday.id));
  const hours = { startsAt: at('2026-10-27T09:00'), endsAt: at('2026-10-27T12:00') };
  expect(published).toEqual({ ...original, id: made!.copyId, ...hours });
  expect(+hours.startsAt - +tuesday.startsAt).toBe((7 * 24 + 1) * 3_600_000);
  const after = expect.objectContaining({ copyOf: tuesday.id, hostIds: [host.id], seats: 3, channel: 'chat' });
  expect(await listAudit(made!.copyId!)).toEqual([{ act: 'slot.published', actorId: lead.id, before: null, after }]);
  expect(await takeJobs()).toEqual([]);
});

test('the same request twice publishes once, and says that the moments stand there already', async () => {
  const slots = [await slotAt('2026-10-20', '09:00', '12:00'), await slotAt('2026-10-21', '09:00', '12:00')];
  const ids = slots.map(({ id }) => id);
  expect((await copy(ids)).map(({ whyNot }) => whyNot)).toEqual([null, null]);
  expect((await copy(ids)).map(({ whyNot, copyId }) => [whyNot, copyId])).toEqual([
    ['stands-already', null],
    ['stands-already', null],
  ]);
  expect(await nextWeek()).toHaveLength(2);
});

test('two leads who copy the same week at once publish it once', async () => {
  const deputy = await run((tx) => aDeputy(tx, department));
  const { id } = await slotAt('2026-10-20', '09:00', '12:00');
  const [first, second] = await run(async (tx) => {
    await tx.query('SELECT FROM departments WHERE id = $1 FOR UPDATE', [department.id]);
    const both = [copy([id]), copy([id], deputy)];
    await untilWaiting(tx, 2);
    return both.map((one) => one.then(([made]) => made!.whyNot));
  }).then((both) => Promise.all(both));
  expect([first, second].toSorted()).toEqual([null, 'stands-already'].toSorted());
  expect(await nextWeek()).toHaveLength(1);
});

test('what cannot be stays behind with its reason, the rest goes ahead', async () => {
  const other = await run((tx) => aHost(tx, department));
  const busy = await slotAt('2026-10-20', '09:00', '12:00', { hostIds: [host.id] });
  const fine = await slotAt('2026-10-21', '09:00', '12:00', { hostIds: [host.id] });
  const gone = await slotAt('2026-10-22', '09:00', '12:00', { hostIds: [other.id] });
  const unticked = await slotAt('2026-10-23', '09:00', '12:00');
  await slotAt('2026-10-27', '11:00', '13:00', { hostIds: [host.id] });
  await run((tx) => tx.delete(PersonRole, { personId: other.id }));
  const made = await copy([busy.id, fine.id, gone.id]);
  expect(made.map(({ slot, whyNot }) => [slot.id, whyNot])).toEqual([
    [busy.id, 'host-double-booked'],
    [fine.id, null],
    [gone.id, 'host-not-of-department'],
  ]);
  expect((await nextWeek()).map(({ startsAt }) => startsAt)).not.toContainEqual(
    DateTime.fromJSDate(unticked.startsAt, { zone: 'Europe/Amsterdam' }).plus({ weeks: 1 }).toJSDate(),
  );
});

test('nobody copies the week of a department they do not lead', async () => {
  const { id } = await slotAt('2026-10-20', '09:00', '12:00');
  const stranger = await run((tx) => aPerson(tx));
  await expect(copy([id], stranger)).rejects.toThrow(NotFound);
  expect(await refusal((tx) => copySlot(tx, stranger, id, { dates: ['2026-10-28'] }))).toBe('not-lead');
  expect(await nextWeek()).toEqual([]);
});

test('one moment goes to several dates, and each date answers for itself', async () => {
  const { id } = await slotAt('2026-10-20', '09:00', '12:00', { hostIds: [host.id] });
  const dates = ['2026-10-28', '2026-10-01', '2026-10-20', '2026-10-26'];
  const made = await run((tx) => copySlot(tx, lead, id, { dates }));
  expect(made.map(({ date, whyNot }) => [date, whyNot])).toEqual([
    ['2026-10-01', 'in-the-past'],
    ['2026-10-20', 'stands-already'],
    ['2026-10-26', null],
    ['2026-10-28', null],
  ]);
  expect(await nextWeek()).toHaveLength(2);
});

test('a copy is offered on the next working day on which its hosts are free', async () => {
  const { id } = await slotAt('2026-10-22', '09:00', '12:00', { hostIds: [host.id] });
  await slotAt('2026-10-23', '10:00', '11:00', { hostIds: [host.id] });
  const free = await run(async (tx) => findFreeDate(tx, await getSlot(tx, id)));
  expect(free).toBe('2026-10-26');
});

test('a copy skips public holidays and closed days of the department, and a holiday it opened is a day like any other', async () => {
  const { id } = await slotAt('2026-12-18', '09:00', '12:00');
  const day = { departmentId: department.id, createdById: lead.id };
  await run((tx) =>
    tx.insert(SpecialDay, { ...day, kind: 'closed', firstOn: '2026-12-21', lastOn: '2026-12-22', name: 'Verhuizing' }),
  );
  expect(await run(async (tx) => findFreeDate(tx, await getSlot(tx, id)))).toBe('2026-12-23');
  const dates = ['2026-12-22', '2026-12-25', '2026-12-28'];
  const made = await run((tx) => copySlot(tx, lead, id, { dates }));
  expect(made.map(({ whyNot }) => whyNot)).toEqual(['closed-day', 'closed-day', null]);
  await run((tx) => tx.insert(SpecialDay, { ...day, kind: 'open', firstOn: '2026-12-25', lastOn: '2026-12-25' }));
  const opened = await run((tx) => copySlot(tx, lead, id, { dates: ['2026-12-25'] }));
  expect(opened.map(({ whyNot }) => whyNot)).toEqual([null]);
});
