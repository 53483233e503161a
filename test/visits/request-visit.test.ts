import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, faults, takeJobs, takeNotices, listAudit } = setStage();
const learningGoals = ['Waarom bellen klanten?', 'Wat missen jullie?'];

let department: Department;
let lead: Actor;
let visitor: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  visitor = await run((tx) => aPerson(tx));
});

const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...facts }));
const request = (actor: Actor, slot: Slot, visitorId?: string) =>
  run((tx) => requestVisit(tx, actor, slot.id, { learningGoals, visitorId }));
const refusalOf = (actor: Actor, slot: Slot, visitorId?: string) =>
  refusal((tx) => requestVisit(tx, actor, slot.id, { learningGoals, visitorId }));
const seatsTaken = async (slot: Slot) => (await run((tx) => tx.findOneByOrFail(Slot, { id: slot.id }))).seatsTaken;

describe('a colleague asks for a seat', () => {
  test('and it waits for the leads, without holding a seat', async () => {
    const deputy = await run((tx) => aDeputy(tx, department));
    const slot = await slotOf(hoursFromNow(24));
    await takeJobs();
    const visitId = await request(visitor, slot);

    expect(await run((tx) => getVisit(tx, visitor, visitId))).toMatchObject({
      state: 'requested',
      learningGoals,
      visitorId: visitor.id,
      requestedById: visitor.id,
      hostId: null,
      decidedById: null,
      sequence: null,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      seatsTaken: 0,
    });
    expect(await listAudit(visitId)).toEqual([
      {
        act: 'visit.requested',
        actorId: visitor.id,
        before: null,
        after: { slotId: slot.id, visitorId: visitor.id, state: 'requested', learningGoals },
      },
    ]);
    expect((await takeJobs()).map(({ name }) => name)).toEqual(['mail-notices', 'mail-notices']);
    const told = [lead, deputy].map(({ id }) => ({ personId: id, kind: 'visit-requested', payload: { visitId } }));
    const notices = await takeNotices();
    expect(notices).toHaveLength(2);
    expect(notices).toEqual(expect.arrayContaining(told));
    expect(await run((tx) => listInvites(tx, visitId))).toEqual([]);
  });

  test('and several may wait for one seat, side by side', async () => {
    const slot = await slotOf();
    for (const colleague of await run(async (tx) => [await aPerson(tx), await aPerson(tx)])) {
      expect(await refusalOf(colleague, slot)).toBeNull();
    }
    expect(await seatsTaken(slot)).toBe(0);
  });
});

describe('a slot that approves by itself', () => {
  test('gives the seat at once: approved by nobody, both calendars opened at SEQUENCE 0', async () => {
    const colleague = await run((tx) => aPerson(tx));
    const host = await run((tx) => aHost(tx, department));
    const slot = await slotOf({ approval: 'automatic', hostIds: [host.id] });
    await takeJobs();
    const visitId = await request(colleague, slot);

    const visit = await run((tx) => getVisit(tx, colleague, visitId));
    expect(visit).toMatchObject({ state: 'approved', hostId: host.id, decidedById: null, sequence: 0, seatsTaken: 1 });
    expect(visit.decidedAt).toEqual(visit.requestedAt);
    expect(await listAudit(visitId)).toMatchObject([
      { act: 'visit.requested', actorId: colleague.id, after: { state: 'requested' } },
      {
        act: 'visit.approved',
        actorId: null,
        before: { state: 'requested' },
        after: { state: 'approved', hostId: host.id },
      },
    ]);
    expect(await run((tx) => listInvites(tx, visitId))).toEqual([
      { personId: colleague.id, role: 'visitor', sequence: 0, isLive: true },
      { personId: host.id, role: 'host', sequence: 0, isLive: true },
    ]);
    const invites = await run(async (tx) => [
      await getInvite(tx, visitId, colleague.id),
      await getInvite(tx, visitId, host.id),
    ]);
    expect(await takeJobs()).toEqual(invites.map(({ id }) => ({ name: 'send-invite', payload: { inviteId: id } })));
  });

  test('spreads its guests over its hosts', async () => {
    const hosts = await run(async (tx) => [await aHost(tx, department), await aHost(tx, department)]);
    const slot = await slotOf({
      ...hoursFromNow(500),
      approval: 'automatic',
      seats: 4,
      hostIds: hosts.map(({ id }) => id),
    });
    for (let n = 0; n < 4; n++) await request(await run((tx) => aPerson(tx)), slot);
    const visits = await run((tx) => tx.findBy(Visit, { slotId: slot.id }));
    for (const host of hosts) expect(visits.filter(({ hostId }) => hostId === host.id)).toHaveLength(2);
  });

  test('does not seat a guest beside themselves', async () => {
    const guest = await run((tx) => aPerson(tx, { roles: [{ role: 'host', departmentId: department.id }] }));
    const slot = await slotOf({ ...hoursFromNow(600), approval: 'automatic', hostIds: [guest.id] });
    const visitId = await request(guest, slot);
    expect(await run((tx) => getVisit(tx, guest, visitId))).toMatchObject({ state: 'approved', hostId: null });
    expect(await run((tx) => listInvites(tx, visitId))).toHaveLength(1);
  });
});

describe('for a colleague', () => {
  test('HR and an admin may ask, and the visit says who asked', async () => {
    for (const asker of await run(async (tx) => [await anHr(tx), await anAdmin(tx)])) {
      const colleague = await run((tx) => aPerson(tx));
      const visitId = await request(asker, await slotOf(), colleague.id);
      expect(await run((tx) => getVisit(tx, asker, visitId))).toMatchObject({
        visitorId: colleague.id,
        requestedById: asker.id,
      });
      expect(await listAudit(visitId)).toMatchObject([{ actorId: asker.id, after: { visitorId: colleague.id } }]);
    }
  });

  test('a manager may ask for her own people, not for those of another', async () => {
    const manager = await run((tx) => aPerson(tx));
    const report = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const slot = await slotOf(hoursFromNow(720));
    const visitId = await request(manager, slot, report.id);
    expect(await run((tx) => getVisit(tx, manager, visitId))).toMatchObject({
      visitorId: report.id,
      requestedById: manager.id,
    });
    const other = await run((tx) => aPerson(tx, { managerId: lead.id }));
    expect(await refusalOf(manager, slot, other.id)).toBe('not-for-others');
    expect(await refusalOf(report, slot, manager.id)).toBe('not-for-others');
  });

  test('nobody else may, and to name oneself is no offence', async () => {
    const slot = await slotOf(hoursFromNow(700));
    expect(await refusalOf(visitor, slot, lead.id)).toBe('not-for-others');
    expect(await refusalOf(lead, slot, visitor.id)).toBe('not-for-others');
    expect(await refusalOf(visitor, slot, visitor.id)).toBeNull();
  });

  test('somebody unknown, or who has left, is a fault of the field', async () => {
    const { hr, gone } = await run(async (tx) => ({ hr: await anHr(tx), gone: await aPerson(tx) }));
    await run((tx) => tx.update(Person, { id: gone.id }, { isActive: false }));
    const slot = await slotOf();
    for (const visitorId of [gone.id, '00000000-0000-4000-8000-000000000000']) {
      expect(await faults((tx) => requestVisit(tx, hr, slot.id, { learningGoals, visitorId }))).toEqual([
        'visitorId: unknown-person',
      ]);
    }
  });

  test('the rules are those of the visitor: the department is theirs, not that of HR', async () => {
    const hr = await run((tx) => anHr(tx, { departmentId: department.id }));
    const insider = await run((tx) => aPerson(tx, { departmentId: department.id }));
    const slot = await slotOf();
    expect(await refusalOf(hr, slot, insider.id)).toBe('own-department');
    expect(await refusalOf(hr, slot, (await run((tx) => aPerson(tx))).id)).toBeNull();
  });
});

describe('a request is refused', () => {
  test('for a slot that was withdrawn, has begun, or begins too soon', async () => {
    expect(await refusalOf(visitor, await slotOf({ state: 'withdrawn' }))).toBe('slot-withdrawn');
    expect(await refusalOf(visitor, await slotOf(hoursFromNow(-0.1)))).toBe('in-the-past');
    expect(await refusalOf(visitor, await slotOf(hoursFromNow(1.9)))).toBe('too-late');
  });

  test('at the own department', async () => {
    expect(await refusalOf(lead, await slotOf())).toBe('own-department');
  });

  test('a second time, not after the first was withdrawn or declined', async () => {
    const colleague = await run((tx) => aPerson(tx));
    const slot = await slotOf();
    for (const state of ['withdrawn', 'declined', 'cancelled'] as const) {
      await run((tx) => aVisit(tx, slot, { visitorId: colleague.id, state }));
    }
    const visitId = await request(colleague, slot);
    expect(await refusalOf(colleague, slot)).toBe('already-requested');
    await run((tx) => tx.update(Visit, { id: visitId }, { state: 'withdrawn' }));
    expect(await refusalOf(colleague, slot)).toBeNull();
  });

  test('during another visit of the same person, asked for or approved, at whichever department', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    for (const state of ['requested', 'approved'] as const) {
      const colleague = await run((tx) => aPerson(tx));
      const other = await run((tx) => aSlot(tx, elsewhere, hoursFromNow(800)));
      await run((tx) => aVisit(tx, other, { visitorId: colleague.id, state }));
      expect(await refusalOf(colleague, await slotOf(hoursFromNow(802)))).toBe('own-overlap');
      expect(await refusalOf(colleague, await slotOf(hoursFromNow(803.001)))).toBeNull();
    }
  });

  test('while the person sits with a guest of their own', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    const host = await run((tx) => aHost(tx, elsewhere));
    const hosted = await run((tx) => aSlot(tx, elsewhere, { ...hoursFromNow(900), hostIds: [host.id] }));
    await run((tx) => aVisit(tx, hosted, { state: 'approved', hostId: host.id }));
    expect(await refusalOf(host, await slotOf(hoursFromNow(901)))).toBe('own-overlap');
  });

  test('when all seats are taken', async () => {
    const slot = await slotOf({ seats: 2 });
    for (let n = 0; n < 2; n++) await run((tx) => aVisit(tx, slot, { state: 'approved' }));
    expect(await refusalOf(await run((tx) => aPerson(tx)), slot)).toBe('slot-full');
    expect(await seatsTaken(slot)).toBe(2);
  });
});

test('a slot that does not exist is not found', async () => {
  const slot = { id: '00000000-0000-4000-8000-000000000000' } as Slot;
  await expect(request(visitor, slot)).rejects.toThrow(NotFound);
});
