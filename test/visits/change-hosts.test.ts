import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { listHostIds } from '../../src/slots/slots.queries.js';
import type { ChangeSlotInput } from '../../src/slots/slots.dto.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { getInvite, listInvites } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, takeJobs, listAudit } = setStage();

let department: Department;
let lead: Actor;
let hosts: [Actor, Actor, Actor];

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

let at = 0;

/** A slot of its own hours with the first of three new hosts, and approved visits on it, their jobs done. */
async function aHostedSlot({ guests = 1, ...facts }: SlotFacts & { guests?: number } = {}) {
  hosts = await run(async (tx) => [
    await aHost(tx, department),
    await aHost(tx, department),
    await aHost(tx, department),
  ]);
  const slot = await run((tx) =>
    aSlot(tx, department, {
      createdById: lead.id,
      ...hoursFromNow((at += 20)),
      seats: 5,
      hostIds: [hosts[0].id],
      ...facts,
    }),
  );
  const visits: Visit[] = [];
  for (let n = 0; n < guests; n++) {
    const visit = await run((tx) => aVisit(tx, slot));
    await run((tx) => approveVisit(tx, lead, visit.id));
    visits.push(visit);
  }
  await takeJobs();
  return { slot, visit: visits[0]!, visits };
}

const change = (slot: Slot, input: ChangeSlotInput) => run((tx) => changeSlot(tx, lead, slot.id, input));
const refusalOf = (slot: Slot, input: ChangeSlotInput) => refusal((tx) => changeSlot(tx, lead, slot.id, input));
const hostOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).hostId;
const invitesOf = ({ id }: Visit) => run((tx) => listInvites(tx, id));

test('another host: out of the calendar of the old one, into that of the new one, and the guest hears who it is', async () => {
  const { slot, visit } = await aHostedSlot();
  const [old, next] = hosts;
  await change(slot, { hostIds: [next.id] });

  expect(await hostOf(visit)).toBe(next.id);
  expect(await invitesOf(visit)).toEqual([
    { personId: visit.visitorId, role: 'visitor', sequence: 1, isLive: true },
    { personId: old.id, role: 'host', sequence: 1, isLive: false },
    { personId: next.id, role: 'host', sequence: 0, isLive: true },
  ]);
  expect(await listAudit(slot.id)).toMatchObject([{ before: { hostIds: [old.id] }, after: { hostIds: [next.id] } }]);
  const told: object[] = [];
  for (const { id } of [old, next, { id: visit.visitorId }])
    told.push({ inviteId: (await run((tx) => getInvite(tx, visit.id, id))).id });
  expect(await takeJobs()).toEqual(told.map((payload) => ({ name: 'send-invite', payload })));
});

test('a host who returns gets the old UID back, with a higher SEQUENCE', async () => {
  const { slot, visit } = await aHostedSlot();
  const [first, second] = hosts;
  const { uid } = await run((tx) => getInvite(tx, visit.id, first.id));
  await change(slot, { hostIds: [second.id] });
  await change(slot, { hostIds: [first.id] });
  expect(await run((tx) => getInvite(tx, visit.id, first.id))).toMatchObject({ uid, sequence: 2, isLive: true });
  expect(await run((tx) => getInvite(tx, visit.id, second.id))).toMatchObject({ sequence: 1, isLive: false });
  expect(await run((tx) => getInvite(tx, visit.id, visit.visitorId))).toMatchObject({ sequence: 2, isLive: true });
});

test('only the guests of the host who leaves change places; they are spread over the others', async () => {
  const { slot, visits } = await aHostedSlot({ guests: 3 });
  const [first, second, third] = hosts;
  await change(slot, { hostIds: [first.id, second.id, third.id] });
  expect(await Promise.all(visits.map(hostOf))).toEqual([first.id, first.id, first.id]);
  expect(await takeJobs()).toEqual([]);

  await change(slot, { hostIds: [second.id, third.id] });
  const spread = await Promise.all(visits.map(hostOf));
  expect(spread).not.toContain(first.id);
  expect(new Set(spread).size).toBe(2);
});

test('without hosts a guest keeps the seat; the first host to come sits with everybody who has none', async () => {
  const { slot, visit } = await aHostedSlot();
  const [old, next] = hosts;
  await change(slot, { hostIds: [] });
  expect(await hostOf(visit)).toBeNull();
  expect(await invitesOf(visit)).toEqual([
    { personId: visit.visitorId, role: 'visitor', sequence: 1, isLive: true },
    { personId: old.id, role: 'host', sequence: 1, isLive: false },
  ]);
  await change(slot, { hostIds: [next.id] });
  expect(await hostOf(visit)).toBe(next.id);
  expect(await run((tx) => getInvite(tx, visit.id, next.id))).toMatchObject({ sequence: 0, isLive: true });
});

test('hours and host at once: one new SEQUENCE for the guest, and the new host learns of the new hours alone', async () => {
  const { slot, visit } = await aHostedSlot();
  const [old, next] = hosts;
  // The old host is wanted elsewhere at the new hours, the new one at the old.
  const [before, after] = [hoursFromNow(at), hoursFromNow((at += 20))];
  await run((tx) => aSlot(tx, department, { ...after, hostIds: [old.id] }));
  await run((tx) => aSlot(tx, department, { ...before, hostIds: [next.id] }));
  await change(slot, { ...after, hostIds: [next.id] });
  expect(await hostOf(visit)).toBe(next.id);
  expect(await run((tx) => getInvite(tx, visit.id, visit.visitorId))).toMatchObject({ sequence: 1, isLive: true });
  expect(await run((tx) => getInvite(tx, visit.id, old.id))).toMatchObject({ sequence: 1, isLive: false });
  expect(await run((tx) => getInvite(tx, visit.id, next.id))).toMatchObject({ isLive: true, announcedSequence: null });
});

test('a host can leave who sat with a guest that has cancelled', async () => {
  const { slot, visit } = await aHostedSlot();
  await run((tx) => cancelVisit(tx, lead, visit.id, { reason: 'Ziek' }));
  expect(await refusalOf(slot, { hostIds: [hosts[1].id] })).toBeNull();
  expect(await run((tx) => listHostIds(tx, slot.id))).toEqual([hosts[1].id]);
  expect(await invitesOf(visit)).toMatchObject([
    { sequence: 1, isLive: false },
    { sequence: 1, isLive: false },
  ]);
});

test('a host who is elsewhere during these hours gets no guest', async () => {
  const { slot, visit } = await aHostedSlot();
  const [, away, free] = hosts;
  const { startsAt, endsAt } = slot;
  const elsewhere = await run(async (tx) => aSlot(tx, await aHostDepartment(tx), { startsAt, endsAt }));
  await run((tx) => aVisit(tx, elsewhere, { visitorId: away.id, state: 'approved' }));
  await change(slot, { hostIds: [away.id] });
  expect(await hostOf(visit)).toBeNull();
  await change(slot, { hostIds: [away.id, free.id] });
  expect(await hostOf(visit)).toBe(free.id);
});

test('hours are refused at which a host who sits with a guest here is on a visit elsewhere', async () => {
  const { slot } = await aHostedSlot();
  const hours = hoursFromNow((at += 20));
  await run(async (tx) => aVisit(tx, await aSlot(tx, await aHostDepartment(tx), hours), { visitorId: hosts[0].id }));
  expect(await refusalOf(slot, hours)).toBe('host-double-booked');
  expect(await refusalOf(slot, { ...hours, hostIds: [hosts[1].id] })).toBeNull();
});

test('hosts are refused who do not host at this department, or sit with guests elsewhere during these hours', async () => {
  const { slot } = await aHostedSlot();
  const stranger = await run((tx) => aPerson(tx));
  expect(await refusalOf(slot, { hostIds: [stranger.id] })).toBe('host-not-of-department');
  const hours = hoursFromNow((at += 20));
  await run((tx) => aSlot(tx, department, { ...hours, hostIds: [hosts[0].id] }));
  expect(await refusalOf(slot, hours)).toBe('host-double-booked');
  expect(await refusalOf(slot, { ...hours, hostIds: [hosts[1].id] })).toBeNull();
});
