import { beforeAll, describe, expect, test } from '@jest/globals';
import { confirmAttendance } from '../../src/attendance/confirm-attendance.js';
import { markAttendance } from '../../src/attendance/mark-attendance.js';
import type { Department } from '../../src/people/department.entity.js';
import { getActor } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aDeputy, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const { run, refusal, takeJobs, takeNotices, listAudit } = setStage();
const reason = 'Ik ben ziek geworden.';

let department: Department;
let lead: Actor;
let deputy: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  deputy = await run((tx) => aDeputy(tx, department));
});

/** Requested and approved by the acts themselves. */
async function anApprovedVisit() {
  const [visitor, host] = await run(async (tx) => [await aPerson(tx), await aHost(tx, department)]);
  const slot = await run((tx) => aSlot(tx, department, { createdById: lead.id, hostIds: [host.id] }));
  const visitId = await run((tx) => requestVisit(tx, visitor, slot.id, { learningGoals: ['Kijken'] }));
  await run((tx) => approveVisit(tx, lead, visitId));
  await takeJobs();
  await takeNotices();
  return { visitor, host, slot, visitId };
}

const aVisitOf = (facts: VisitFacts, slotFacts: Parameters<typeof aSlot>[2] = {}) =>
  run(async (tx) => aVisit(tx, await aSlot(tx, department, { createdById: lead.id, ...slotFacts }), facts));
const refusalOf = (actor: Actor, visitId: string) => refusal((tx) => cancelVisit(tx, actor, visitId, { reason }));

test('the visitor cancels: out of both calendars with a higher SEQUENCE, the seat free, the leads told', async () => {
  const { visitor, host, visitId } = await anApprovedVisit();
  expect(await run((tx) => getVisit(tx, lead, visitId))).toMatchObject({
    state: 'approved',
    seatsTaken: 1,
    sequence: 0,
  });
  await run((tx) => cancelVisit(tx, visitor, visitId, { reason }));

  const seen = await run((tx) => getVisit(tx, lead, visitId));
  expect(seen).toMatchObject({ state: 'cancelled', reason, decidedById: visitor.id, seatsTaken: 0, sequence: 1 });
  expect((await listAudit(visitId)).at(-1)).toEqual({
    act: 'visit.cancelled',
    actorId: visitor.id,
    before: { state: 'approved' },
    after: { state: 'cancelled', reason },
  });
  expect(await run((tx) => listInvites(tx, visitId))).toEqual([
    { personId: visitor.id, role: 'visitor', sequence: 1, isLive: false },
    { personId: host.id, role: 'host', sequence: 1, isLive: false },
  ]);
  const invites = await run(async (tx) => [
    await getInvite(tx, visitId, visitor.id),
    await getInvite(tx, visitId, host.id),
  ]);
  const jobs = await takeJobs();
  expect(jobs.filter(({ name }) => name === 'send-invite').map(({ payload }) => payload)).toEqual(
    invites.map(({ id }) => ({ inviteId: id })),
  );
  const told = [lead, deputy].map(({ id }) => ({ personId: id, kind: 'visit-cancelled', payload: { visitId } }));
  const notices = await takeNotices();
  expect(notices).toHaveLength(2);
  expect(notices).toEqual(expect.arrayContaining(told));
});

test('so may the host, the lead, a deputy, an admin, and whoever asked for the visitor', async () => {
  for (const choose of [(host: Actor) => host, () => lead, () => deputy]) {
    const { host, visitId } = await anApprovedVisit();
    expect(await refusalOf(choose(host), visitId)).toBeNull();
  }
  const [admin, hr] = await run(async (tx) => [await anAdmin(tx), await anHr(tx)]);
  for (const actor of [admin, hr]) {
    const visit = await aVisitOf({ state: 'approved', requestedById: actor.id });
    expect(await refusalOf(actor, visit.id)).toBeNull();
  }
});

test('the leads need no mail about what one of them did', async () => {
  const { visitId } = await anApprovedVisit();
  await run((tx) => cancelVisit(tx, deputy, visitId, { reason }));
  expect((await takeJobs()).map(({ name }) => name)).toEqual(['send-invite', 'send-invite']);
});

test('then the hours and the seat are free: the same person may ask again, under a new UID', async () => {
  const { visitor, slot, visitId } = await anApprovedVisit();
  await run((tx) => cancelVisit(tx, visitor, visitId, { reason }));
  const again = await run((tx) => requestVisit(tx, visitor, slot.id, { learningGoals: ['Nog eens'] }));
  await run((tx) => approveVisit(tx, lead, again));
  const [old, young] = await run(async (tx) => [
    await getInvite(tx, visitId, visitor.id),
    await getInvite(tx, again, visitor.id),
  ]);
  expect(young.uid).not.toBe(old.uid);
  expect(young.sequence).toBe(0);
});

describe('cancelling is refused', () => {
  test('to those who see the visit without having a part in it: HR, the manager, another host of the slot', async () => {
    const [manager, hosts] = await run(async (tx) => [
      await aPerson(tx),
      [await aHost(tx, department), await aHost(tx, department)],
    ]);
    const guest = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const hostIds = hosts.map(({ id }) => id);
    const visit = await aVisitOf({ visitorId: guest.id, state: 'approved', hostId: hostIds[0] }, { hostIds });
    for (const actor of [await run(anHr), manager, hosts[1]!])
      expect(await refusalOf(actor, visit.id)).toBe('not-visitor');
  });

  test('of what is not approved, or no longer', async () => {
    const reasons = {
      requested: 'not-approved',
      declined: 'already-decided',
      withdrawn: 'request-withdrawn',
      cancelled: 'already-cancelled',
    };
    for (const [state, why] of Object.entries(reasons)) {
      const visit = await aVisitOf({ state: state as Visit['state'] });
      expect(await refusalOf(lead, visit.id)).toBe(why);
      expect(await listAudit(visit.id)).toEqual([]);
    }
  });

  test('once it is over; not while it is going on', async () => {
    expect(await refusalOf(lead, (await aVisitOf({ state: 'approved' }, hoursFromNow(-4))).id)).toBe('in-the-past');
    expect(await refusalOf(lead, (await aVisitOf({ state: 'approved' }, hoursFromNow(-1))).id)).toBeNull();
  });

  test('once it is noted whether the visitor came; not while they only say so themselves', async () => {
    const visit = await aVisitOf({ state: 'approved' }, hoursFromNow(-1));
    const visitor = await run((tx) => getActor(tx, visit.visitorId));
    await run((tx) => markAttendance(tx, lead, visit.id, { outcome: 'missed' }));
    expect(await refusalOf(visitor, visit.id)).toBe('attendance-marked');
    const other = await aVisitOf({ state: 'approved' }, hoursFromNow(-1));
    const early = await run((tx) => getActor(tx, other.visitorId));
    await run((tx) => confirmAttendance(tx, early, other.id));
    expect(await refusalOf(early, other.id)).toBeNull();
  });
});

test('a visit that one may not see is not found', async () => {
  const { visitId } = await anApprovedVisit();
  const stranger = await run((tx) => aPerson(tx));
  await expect(run((tx) => cancelVisit(tx, stranger, visitId, { reason }))).rejects.toThrow(NotFound);
});
