import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { SlotHost } from '../../src/slots/slot-host.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import type { ChangeSlotInput } from '../../src/slots/slots.dto.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

const { run, refusal, takeJobs, takeNotices, listAudit } = setStage();

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

const slotOf = (facts: SlotFacts = {}) => run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));
const change = (slot: Slot, input: ChangeSlotInput) => run((tx) => changeSlot(tx, lead, slot.id, input));
const refusalOf = (slot: Slot, input: ChangeSlotInput, actor = lead) =>
  refusal((tx) => changeSlot(tx, actor, slot.id, input));
const readSlot = (slot: Slot) => run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }));
const readVisit = (visit: Visit) => run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));

/** A slot with one visit approved, announced in two calendars, and one that waits. */
async function aBusySlot(hours = hoursFromNow(100)) {
  const host = await run((tx) => aHost(tx, department));
  const slot = await slotOf({ ...hours, seats: 2, hostIds: [host.id] });
  const approved = await run((tx) => aVisit(tx, slot, { state: 'approved', hostId: host.id }));
  const waiting = await run((tx) => aVisit(tx, slot));
  const mine = await run((tx) => anInvite(tx, approved, { sequence: 3, remindedAt: new Date() }));
  const theirs = await run((tx) => anInvite(tx, approved, { personId: host.id, role: 'host', remindedAt: new Date() }));
  await takeJobs();
  await takeNotices();
  return { slot, host, approved, waiting, mine, theirs };
}

describe('a lead moves a slot', () => {
  test('and its visits and hosts go along, whatever their state', async () => {
    const { slot, host, approved, waiting } = await aBusySlot();
    const cancelled = await run((tx) => aVisit(tx, slot, { state: 'cancelled' }));
    const before = { startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), hostIds: [host.id] };
    const hours = hoursFromNow(200, 4);
    await change(slot, hours);

    expect(await readSlot(slot)).toMatchObject({ ...hours, seatsTaken: 1 });
    expect(await run((tx) => tx.findBy(SlotHost, { slotId: slot.id }))).toMatchObject([{ hostId: host.id, ...hours }]);
    for (const visit of [approved, waiting, cancelled]) {
      expect(await readVisit(visit)).toMatchObject({ ...hours, state: visit.state, hostId: visit.hostId ?? null });
    }
    const after = { startsAt: hours.startsAt.toISOString(), endsAt: hours.endsAt.toISOString(), hostIds: [host.id] };
    expect(await listAudit(slot.id)).toEqual([{ act: 'slot.changed', actorId: lead.id, before, after }]);
  });

  test('and both calendars follow under the same UID, to be reminded of anew; whoever waits gets a mail', async () => {
    const { slot, approved, waiting, mine, theirs } = await aBusySlot();
    const cancelled = await run((tx) => aVisit(tx, slot, { state: 'cancelled' }));
    const old = await run((tx) => anInvite(tx, cancelled, { sequence: 1, isLive: false }));
    await change(slot, hoursFromNow(300));

    const { visitorId } = approved;
    const [visitors, hosts] = await run(async (tx) => [
      await getInvite(tx, approved.id, visitorId),
      await getInvite(tx, approved.id, theirs.personId),
    ]);
    expect(visitors).toMatchObject({ sequence: 4, isLive: true, remindedAt: null, uid: mine.uid });
    expect(hosts).toMatchObject({ sequence: 1, isLive: true, remindedAt: null, uid: theirs.uid });
    expect(await run((tx) => getInvite(tx, cancelled.id, old.personId))).toEqual(old);
    const sent = (await takeJobs()).filter(({ name }) => name === 'send-invite').map(({ payload }) => payload);
    expect(sent).toHaveLength(2);
    expect(sent).toEqual(expect.arrayContaining([mine, theirs].map(({ id }) => ({ inviteId: id }))));
    expect(await takeNotices()).toEqual([
      { kind: 'slot-changed', personId: waiting.visitorId, payload: { visitId: waiting.id } },
    ]);
  });

  test('by less than its length, or in its end alone, without getting in its own way', async () => {
    const { slot } = await aBusySlot(hoursFromNow(400));
    expect(await refusalOf(slot, hoursFromNow(401))).toBeNull();
    expect(await refusalOf(slot, { endsAt: hoursFromNow(405).startsAt })).toBeNull();
  });
});

test('another place is a new SEQUENCE, and no reason to be reminded again', async () => {
  const { slot, approved, waiting, mine, theirs } = await aBusySlot();
  await change(slot, { location: 'https://meet.example/zaal' });
  expect(await run((tx) => getInvite(tx, approved.id, mine.personId))).toMatchObject({
    sequence: 4,
    remindedAt: mine.remindedAt,
  });
  expect(await run((tx) => getInvite(tx, approved.id, theirs.personId))).toMatchObject({ sequence: 1 });
  expect(await takeNotices()).toMatchObject([{ kind: 'slot-changed', payload: { visitId: waiting.id } }]);
});

test('another wording, channel, audience or approval disturbs nobody', async () => {
  const { slot, approved, mine } = await aBusySlot();
  const input = {
    briefing: 'Neem een koptelefoon mee',
    channel: 'chat',
    audience: 'onboarding',
    approval: 'automatic',
  } as const;
  await change(slot, input);
  expect(await readSlot(slot)).toMatchObject(input);
  expect(await listAudit(slot.id)).toMatchObject([{ before: { briefing: '', channel: 'phone' }, after: input }]);
  expect(await run((tx) => getInvite(tx, approved.id, mine.personId))).toEqual(mine);
  expect(await takeJobs()).toEqual([]);
});

test('the same hours and place again are no change', async () => {
  const { slot, approved, mine } = await aBusySlot();
  const { startsAt, endsAt, location } = slot;
  await change(slot, { startsAt, endsAt, location });
  expect(await run((tx) => getInvite(tx, approved.id, mine.personId))).toEqual(mine);
  expect(await takeJobs()).toEqual([]);
});

describe('seats', () => {
  test('may be more; nobody hears of it', async () => {
    const { slot } = await aBusySlot();
    await change(slot, { seats: 9 });
    expect(await readSlot(slot)).toMatchObject({ seats: 9, seatsTaken: 1 });
    expect(await takeJobs()).toEqual([]);
  });

  test('may be as few as are taken, and then whoever waits is told that the slot is full', async () => {
    const { slot, waiting } = await aBusySlot();
    await change(slot, { seats: 1 });
    expect(await takeNotices()).toEqual([
      { kind: 'slot-full', personId: waiting.visitorId, payload: { visitId: waiting.id } },
    ]);
    expect(await readVisit(waiting)).toMatchObject({ state: 'requested' });
  });

  test('may not be fewer than are taken', async () => {
    const { slot } = await aBusySlot();
    await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    expect(await refusalOf(slot, { seats: 1 })).toBe('seats-already-taken');
  });
});

describe('a change is refused', () => {
  test('to whoever does not lead the department; a deputy and an admin may', async () => {
    const slot = await slotOf();
    const [colleague, hr, deputy, admin] = await run(async (tx) => [
      await aPerson(tx),
      await anHr(tx),
      await aDeputy(tx, department),
      await anAdmin(tx),
    ]);
    for (const actor of [colleague, hr]) expect(await refusalOf(slot, { seats: 3 }, actor)).toBe('not-lead');
    for (const actor of [deputy, admin]) expect(await refusalOf(slot, { seats: 3 }, actor)).toBeNull();
  });

  test('once the slot is withdrawn or has begun', async () => {
    expect(await refusalOf(await slotOf({ state: 'withdrawn' }), { seats: 3 })).toBe('slot-withdrawn');
    expect(await refusalOf(await slotOf(hoursFromNow(-1)), { seats: 3 })).toBe('in-the-past');
  });

  test('to hours that a slot may not have', async () => {
    const slot = await slotOf();
    const { startsAt, endsAt } = slot;
    expect(await refusalOf(slot, { startsAt: endsAt, endsAt: startsAt })).toBe('ends-before-start');
    expect(await refusalOf(slot, { startsAt: endsAt })).toBe('ends-before-start');
    expect(await refusalOf(slot, hoursFromNow(50, 0.2))).toBe('too-short');
    expect(await refusalOf(slot, hoursFromNow(50, 13))).toBe('too-long');
    expect(await refusalOf(slot, hoursFromNow(-1))).toBe('in-the-past');
  });

  test('to hours at which one of its people has another visit, asked for or approved', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    for (const state of ['requested', 'approved'] as const) {
      const [slot, other] = await run(async (tx) => [
        await aSlot(tx, department, hoursFromNow(500)),
        await aSlot(tx, elsewhere, hoursFromNow(600)),
      ]);
      const { visitorId } = await run((tx) => aVisit(tx, slot, { state }));
      const visit = await run((tx) => aVisit(tx, other, { visitorId, state }));
      expect(await refusalOf(slot, hoursFromNow(601))).toBe('guest-elsewhere');
      await run((tx) => tx.update(Visit, { id: visit.id }, { state: 'withdrawn' }));
      expect(await refusalOf(slot, hoursFromNow(601))).toBeNull();
    }
  });

  test('but not to hours of the visit that one of its people would rather swap for it, on either side', async () => {
    const from = await slotOf(hoursFromNow(300));
    const to = await slotOf(hoursFromNow(303));
    const old = await run((tx) => aVisit(tx, from, { state: 'approved' }));
    await run((tx) => aVisit(tx, to, { visitorId: old.visitorId, replacesId: old.id }));
    await change(to, hoursFromNow(302));
    await change(from, hoursFromNow(300, 4));
    const third = await slotOf(hoursFromNow(310));
    await run((tx) => aVisit(tx, third, { visitorId: old.visitorId }));
    expect(await refusalOf(to, hoursFromNow(309))).toBe('guest-elsewhere');
  });

  test('to hours at which one of its guests sits with a guest of their own', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    const host = await run((tx) => aHost(tx, elsewhere));
    const hosted = await run((tx) => aSlot(tx, elsewhere, { ...hoursFromNow(800), hostIds: [host.id] }));
    await run((tx) => aVisit(tx, hosted, { state: 'approved', hostId: host.id }));
    const slot = await slotOf(hoursFromNow(700));
    await run((tx) => aVisit(tx, slot, { visitorId: host.id, state: 'approved' }));
    expect(await refusalOf(slot, hoursFromNow(801))).toBe('guest-elsewhere');
  });

  test('and nothing has changed then', async () => {
    const { slot, approved, waiting } = await aBusySlot();
    await run(async (tx) =>
      aVisit(tx, await aSlot(tx, await aHostDepartment(tx), hoursFromNow(900)), { visitorId: waiting.visitorId }),
    );
    const before = { slot: await readSlot(slot), invites: await run((tx) => listInvites(tx, approved.id)) };
    expect(await refusalOf(slot, { ...hoursFromNow(900), location: 'Elders', hostIds: [] })).toBe('guest-elsewhere');
    expect({ slot: await readSlot(slot), invites: await run((tx) => listInvites(tx, approved.id)) }).toEqual(before);
    expect(await listAudit(slot.id)).toEqual([]);
    expect(await takeJobs()).toEqual([]);
  });
});

test('a slot that does not exist is not found', async () => {
  await expect(change({ id: lead.id } as Slot, { seats: 2 })).rejects.toThrow(NotFound);
});
