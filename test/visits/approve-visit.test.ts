import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const { run, refusal, takeJobs, takeNotices, listAudit } = setStage();

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));
const visitOn = (slot: Slot, facts: VisitFacts = {}) => run((tx) => aVisit(tx, slot, facts));
const approve = (actor: Actor, visit: Visit) => run((tx) => approveVisit(tx, actor, visit.id));
const refusalOf = (actor: Actor, visit: Visit) => refusal((tx) => approveVisit(tx, actor, visit.id));

describe('a lead approves a request', () => {
  test('and it stands in the calendars of visitor and host, at SEQUENCE 0, and takes a seat', async () => {
    const host = await run((tx) => aHost(tx, department));
    const slot = await slotOf({ seats: 2, hostIds: [host.id] });
    const visit = await visitOn(slot);
    await approve(lead, visit);

    const { visitorId } = visit;
    const seen = await run((tx) => getVisit(tx, lead, visit.id));
    expect(seen).toMatchObject({
      state: 'approved',
      hostId: host.id,
      decidedById: lead.id,
      seatsTaken: 1,
      sequence: 0,
      reason: null,
    });
    expect(seen.decidedAt).toEqual(expect.any(Date));
    expect(await listAudit(visit.id)).toEqual([
      {
        act: 'visit.approved',
        actorId: lead.id,
        before: { state: 'requested' },
        after: { state: 'approved', hostId: host.id },
      },
    ]);
    expect(await run((tx) => listInvites(tx, visit.id))).toEqual([
      { personId: visitorId, role: 'visitor', sequence: 0, isLive: true },
      { personId: host.id, role: 'host', sequence: 0, isLive: true },
    ]);
    const invites = await run(async (tx) => [
      await getInvite(tx, visit.id, visitorId),
      await getInvite(tx, visit.id, host.id),
    ]);
    expect(new Set(invites.map(({ uid }) => uid)).size).toBe(2);
    for (const { uid } of invites) expect(uid).toMatch(/^[0-9a-f-]{36}@localhost$/);
    expect(await takeJobs()).toEqual(invites.map(({ id }) => ({ name: 'send-invite', payload: { inviteId: id } })));
  });

  test('without hosts, for the visitor alone', async () => {
    const visit = await visitOn(await slotOf());
    await approve(lead, visit);
    expect(await run((tx) => getVisit(tx, lead, visit.id))).toMatchObject({
      state: 'approved',
      hostId: null,
      hostName: null,
    });
    expect(await run((tx) => listInvites(tx, visit.id))).toMatchObject([{ role: 'visitor' }]);
  });

  test('and the hosts get their guests in turns', async () => {
    const hosts = await run(async (tx) => [
      await aHost(tx, department),
      await aHost(tx, department),
      await aHost(tx, department),
    ]);
    const slot = await slotOf({ ...hoursFromNow(200), seats: 4, hostIds: hosts.map(({ id }) => id) });
    for (let n = 0; n < 4; n++) await approve(lead, await visitOn(slot));
    const visits = await run((tx) => tx.findBy(Visit, { slotId: slot.id }));
    const guests = hosts.map(({ id }) => visits.filter(({ hostId }) => hostId === id).length);
    expect(guests.sort()).toEqual([1, 1, 2]);
  });

  test('of a host of this slot, who is not seated beside themselves', async () => {
    const home = await run((tx) => aHostDepartment(tx));
    const roles = [{ role: 'host' as const, departmentId: department.id }];
    const [guest, host] = await run(async (tx) => [
      await aPerson(tx, { departmentId: home.id, roles }),
      await aHost(tx, department),
    ]);
    const slot = await slotOf({ ...hoursFromNow(300), hostIds: [guest.id, host.id] });
    const visit = await visitOn(slot, { visitorId: guest.id });
    await approve(lead, visit);
    expect(await run((tx) => getVisit(tx, lead, visit.id))).toMatchObject({ hostId: host.id });
  });
});

test('a host who is elsewhere during these hours gets no guest', async () => {
  const [away, host] = await run(async (tx) => [await aHost(tx, department), await aHost(tx, department)]);
  const elsewhere = await run(async (tx) => aSlot(tx, await aHostDepartment(tx), hoursFromNow(401)));
  await visitOn(elsewhere, { visitorId: away.id, state: 'approved' });
  const slot = await slotOf({ ...hoursFromNow(400), seats: 2, hostIds: [away.id, host.id] });
  for (let n = 0; n < 2; n++) {
    const visit = await visitOn(slot);
    await approve(lead, visit);
    expect(await run((tx) => getVisit(tx, lead, visit.id))).toMatchObject({ hostId: host.id });
  }
});

test('when the last seat goes, everybody who still waits is told, and may still be approved when a seat comes free', async () => {
  const slot = await slotOf({ seats: 2 });
  const [first, second, third, fourth] = [
    await visitOn(slot),
    await visitOn(slot),
    await visitOn(slot),
    await visitOn(slot),
  ];
  await visitOn(slot, { state: 'withdrawn' });
  await takeJobs();
  await approve(lead, first);
  expect((await takeJobs()).map(({ name }) => name)).toEqual(['send-invite']);

  await approve(lead, second);
  const told = (await takeNotices()).filter(({ kind }) => kind === 'slot-full').map(({ payload }) => payload);
  expect(new Set(told)).toEqual(new Set([{ visitId: third.id }, { visitId: fourth.id }]));
  expect(await run((tx) => getVisit(tx, lead, third.id))).toMatchObject({ state: 'requested' });

  expect(await refusalOf(lead, third)).toBe('slot-full');
  await run((tx) => tx.update(Visit, { id: first.id }, { state: 'cancelled' }));
  expect(await refusalOf(lead, third)).toBeNull();
});

test('a deputy and an admin may approve', async () => {
  for (const actor of [await run((tx) => aDeputy(tx, department)), await run(anAdmin)]) {
    expect(await refusalOf(actor, await visitOn(await slotOf()))).toBeNull();
  }
});

describe('approval is refused', () => {
  test('to the visitor, lead or admin though they be, and to whoever asked for them', async () => {
    const roles = [{ role: 'lead' as const, departmentId: department.id }];
    const guests = await run(async (tx) => [await aPerson(tx), await aPerson(tx, { roles }), await anAdmin(tx)]);
    for (const guest of guests)
      expect(await refusalOf(guest, await visitOn(await slotOf(), { visitorId: guest.id }))).toBe('own-request');
    const admin = await run(anAdmin);
    expect(await refusalOf(admin, await visitOn(await slotOf(), { requestedById: admin.id }))).toBe('own-request');
  });

  test('to HR, the host, the manager and the lead of the visitor: they see the visit, yet do not lead here', async () => {
    const manager = await run((tx) => aPerson(tx));
    const [hr, host, guest] = await run(async (tx) => [
      await anHr(tx),
      await aHost(tx, department),
      await aPerson(tx, { managerId: manager.id }),
    ]);
    const visit = await visitOn(await slotOf({ ...hoursFromNow(600), hostIds: [host.id] }), { visitorId: guest.id });
    for (const actor of [hr, host, manager]) expect(await refusalOf(actor, visit)).toBe('not-lead');
  });

  test('of what was decided, withdrawn or cancelled before', async () => {
    const slot = await slotOf({ seats: 5 });
    const reasons = {
      approved: 'already-decided',
      declined: 'already-decided',
      withdrawn: 'request-withdrawn',
      cancelled: 'already-cancelled',
    };
    for (const [state, reason] of Object.entries(reasons)) {
      expect(await refusalOf(lead, await visitOn(slot, { state: state as Visit['state'] }))).toBe(reason);
    }
  });

  test('once the slot has begun', async () => {
    expect(await refusalOf(lead, await visitOn(await slotOf(hoursFromNow(-1))))).toBe('in-the-past');
  });

  test('and nothing has changed then', async () => {
    const slot = await slotOf();
    await visitOn(slot, { state: 'approved' });
    const visit = await visitOn(slot);
    await takeJobs();
    expect(await refusalOf(lead, visit)).toBe('slot-full');
    expect(await run((tx) => getVisit(tx, lead, visit.id))).toMatchObject({
      state: 'requested',
      seatsTaken: 1,
      decidedById: null,
    });
    expect(await listAudit(visit.id)).toEqual([]);
    expect(await takeJobs()).toEqual([]);
  });
});

test('a visit that one may not see, or that does not exist, is not found', async () => {
  const visit = await visitOn(await slotOf());
  const strangers = await run(async (tx) => [
    await aPerson(tx),
    await aLead(tx, await aHostDepartment(tx)),
    await aHost(tx, department),
  ]);
  for (const stranger of strangers) await expect(approve(stranger, visit)).rejects.toThrow(NotFound);
  await expect(approve(lead, { id: lead.id } as Visit)).rejects.toThrow(NotFound);
});
