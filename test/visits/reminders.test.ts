import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { sendReminders } from '../../src/visits/send-reminders.js';
import { SpecialDay } from '../../src/calendar/special-day.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHost, aHostDepartment, aLead } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { anInvite, aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const { doJob, doJobs, takeMails } = setPost(stage);

// A Tuesday, half past nine in Amsterdam.
const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
const MONDAY_AT_NINE = '2026-11-23T08:00:00Z';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

/** An approved visit that visitor and host were told of. */
async function aToldVisit(facts: VisitFacts = {}, invite: Partial<Invite> = {}, at = hours) {
  stopClockAt('2026-11-16T10:00:00Z');
  return run(async (tx) => {
    const host = await aHost(tx, department);
    const slot = await aSlot(tx, department, { ...at, createdById: lead.id, hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, ...facts });
    const invites = [
      await anInvite(tx, visit, invite),
      await anInvite(tx, visit, { ...invite, personId: host.id, role: 'host' }),
    ];
    const visitor = await tx.findOneByOrFail(Person, { id: visit.visitorId });
    return { visit, slot, visitor, host, inviteIds: invites.map(({ id }) => id) };
  });
}

/** Who is reminded when the sweep runs then, of these. */
async function sweep(instant: string, inviteIds: string[]): Promise<string[]> {
  const at = stopClockAt(instant);
  await run((tx) => sendReminders(tx, at));
  const jobs = (await stage.takeJobs()) as { name: string; payload: { inviteId: string } }[];
  return jobs
    .filter(({ name }) => name === 'remind-visit')
    .map(({ payload }) => payload.inviteId)
    .filter((id) => inviteIds.includes(id));
}

test('visitor and host are reminded at nine on the working day before, once', async () => {
  const { inviteIds } = await aToldVisit();
  expect(await sweep('2026-11-23T07:59:00Z', inviteIds)).toEqual([]);
  expect((await sweep(MONDAY_AT_NINE, inviteIds)).sort()).toEqual([...inviteIds].sort());
  expect(await sweep('2026-11-23T08:01:00Z', inviteIds)).toEqual([]);
  for (const id of inviteIds)
    expect(await run((tx) => tx.findOneByOrFail(Invite, { id }))).toMatchObject({
      remindedAt: new Date(MONDAY_AT_NINE),
    });
});

test('for a Monday they are reminded on the Friday', async () => {
  const monday = { startsAt: new Date('2026-11-30T08:30:00Z'), endsAt: new Date('2026-11-30T11:30:00Z') };
  const { slot, inviteIds } = await aToldVisit();
  await run((tx) => changeSlot(tx, lead, slot.id, monday));
  await doJobs();
  expect(await sweep('2026-11-27T07:59:00Z', inviteIds)).toEqual([]);
  expect(await sweep('2026-11-27T08:00:00Z', inviteIds)).toHaveLength(2);
});

describe('nobody is reminded', () => {
  test.each([
    ['of a visit that has begun', {}, {}, '2026-11-24T08:30:00Z'],
    ['of a visit that is cancelled', { state: 'cancelled' }, {}, MONDAY_AT_NINE],
    ['of an invite that is no longer live', {}, { isLive: false }, MONDAY_AT_NINE],
    ['of what they were not told yet', {}, { attemptedSequence: null, announcedSequence: null }, MONDAY_AT_NINE],
    [
      'while a change still has to be told',
      {},
      { sequence: 1, attemptedSequence: 0, announcedSequence: 0 },
      MONDAY_AT_NINE,
    ],
  ] as const)('%s', async (_, visit, invite, instant) => {
    const { inviteIds } = await aToldVisit(visit, invite);
    expect(await sweep(instant, inviteIds)).toEqual([]);
  });
});

test('a visit that moved is reminded of again, before its new day', async () => {
  const { slot, inviteIds } = await aToldVisit();
  expect(await sweep(MONDAY_AT_NINE, inviteIds)).toHaveLength(2);
  await run((tx) =>
    changeSlot(tx, lead, slot.id, {
      startsAt: new Date('2026-11-26T08:30:00Z'),
      endsAt: new Date('2026-11-26T11:30:00Z'),
    }),
  );
  await doJobs();
  await takeMails();
  expect(await sweep('2026-11-24T09:00:00Z', inviteIds)).toEqual([]);
  expect(await sweep('2026-11-25T08:00:00Z', inviteIds)).toHaveLength(2);
});

test('many replicas sweep at once: everybody is reminded once', async () => {
  const { inviteIds } = await aToldVisit();
  const at = stopClockAt(MONDAY_AT_NINE);
  await Promise.all(Array.from({ length: 6 }, () => run((tx) => sendReminders(tx, at))));
  const reminded = (await stage.takeJobs()) as { payload: { inviteId: string } }[];
  expect(reminded.map(({ payload }) => payload.inviteId).sort()).toEqual([...inviteIds].sort());
});

describe('the reminder', () => {
  test('says when, where and what for, with a fresh link for who cannot come, and no calendar object', async () => {
    const { visitor, host, inviteIds } = await aToldVisit();
    stopClockAt(MONDAY_AT_NINE);
    for (const inviteId of inviteIds) await doJob('remind-visit', { inviteId });
    const mails = await takeMails();
    expect(mails.map(({ to, subject, event }) => [to.address, subject, event])).toEqual([
      [visitor.email, `Herinnering: Meekijken bij ${department.name}`, null],
      [host.email, expect.stringMatching(/^Herinnering: Bezoek van /), null],
    ]);
    expect(new Set(mails.map(({ html }) => /cannot-come\/([\w-]{43})"/.exec(html)![1])).size).toBe(2);
    expect(mails[1]!.text).toContain('Waarom bellen klanten over hun factuur?');
    expect(mails[0]!.replyTo).toEqual({ name: lead.name, address: lead.email });
  });

  test('stays away when the visit is off by then, or begun, or its reader has left', async () => {
    const off = await aToldVisit();
    await run((tx) => cancelVisit(tx, lead, off.visit.id, { reason: 'Ziek' }));
    const left = await aToldVisit();
    await run((tx) => tx.update(Person, { id: left.visitor.id }, { isActive: false }));
    const begun = await aToldVisit();
    stopClockAt(MONDAY_AT_NINE);
    await doJob('remind-visit', { inviteId: off.inviteIds[0] });
    await doJob('remind-visit', { inviteId: left.inviteIds[0] });
    stopClockAt('2026-11-24T08:30:00Z');
    await doJob('remind-visit', { inviteId: begun.inviteIds[0] });
    expect(await takeMails()).toEqual([]);
  });
});

test('a reminder waits for no holiday: it comes on the last day at work before it', async () => {
  const afterChristmas = { startsAt: new Date('2026-12-28T08:30:00Z'), endsAt: new Date('2026-12-28T11:30:00Z') };
  const { inviteIds } = await aToldVisit({}, {}, afterChristmas);
  expect(await sweep('2026-12-24T07:59:00Z', inviteIds)).toEqual([]);
  expect(await sweep('2026-12-24T08:00:00Z', inviteIds)).toHaveLength(2);
});

test('and when the department is closed for a week, before that week', async () => {
  const afterClosing = { startsAt: new Date('2027-02-08T08:30:00Z'), endsAt: new Date('2027-02-08T11:30:00Z') };
  const { inviteIds } = await aToldVisit({}, {}, afterClosing);
  const closed = { kind: 'closed', firstOn: '2027-02-01', lastOn: '2027-02-05', name: 'Verhuizing' } as const;
  await run((tx) => tx.insert(SpecialDay, { ...closed, departmentId: department.id, createdById: lead.id }));
  expect(await sweep('2027-01-29T07:59:00Z', inviteIds)).toEqual([]);
  expect(await sweep('2027-01-29T08:00:00Z', inviteIds)).toHaveLength(2);
});
