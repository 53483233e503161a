import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import { type DecisionFilter, listContestedSlots, listDayGuests, listRequestsOf } from '../../src/decisions/decisions.queries.js'; // prettier-ignore
import { setStage } from '../support/acts.js';
import { aDeputy, aDepartment, aHost, aHostDepartment, aLead, anAdmin, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const DAY = 86_400_000;
const ago = (days: number) => new Date(now().getTime() - days * DAY);

let department: Department;
let marketing: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  marketing = await run((tx) => aDepartment(tx, { name: 'Marketing' }));
  lead = await run((tx) => aLead(tx, department));
});

const slotAt = (hours: number, facts: SlotFacts = {}) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, ...hoursFromNow(hours), ...facts }));
const list = (filter: Partial<DecisionFilter> = {}, actor = lead) =>
  run((tx) => listContestedSlots(tx, actor, { order: 'date', limit: 50, ...filter }));
const idsOf = async (filter: Partial<DecisionFilter> = {}, actor = lead) =>
  (await list(filter, actor)).items.map(({ id }) => id);

describe('what waits for a decision', () => {
  let soon: string, later: string;

  beforeAll(async () => {
    const [first, second] = [await slotAt(200, { seats: 2 }), await slotAt(100)];
    [later, soon] = [first.id, second.id];
    await run(async (tx) => {
      for (let n = 0; n < 4; n++) await aVisit(tx, first, { requestedAt: ago(8 - n) });
      await aVisit(tx, second, { requestedAt: ago(2), visitorId: (await aPerson(tx, { familyName: 'Çelik' })).id });
      await aVisit(tx, second, { requestedAt: ago(0) });
      await aVisit(tx, second, { state: 'declined', requestedAt: ago(9) });
      await aVisit(tx, await aSlot(tx, await aHostDepartment(tx)), {});
    });
  });

  test('the soonest moment first, or the longest waiting', async () => {
    expect(await idsOf()).toEqual([soon, later]);
    expect(await idsOf({ order: 'age' })).toEqual([later, soon]);
  });

  test('page by page over moments, never over the requests of one', async () => {
    for (const order of ['date', 'age'] as const) {
      const first = await list({ order, limit: 1 });
      expect([first.items.length, first.slotCount, first.requestCount]).toEqual([1, 2, 6]);
      const second = await list({ order, limit: 1, cursor: first.nextCursor! });
      expect([second.items.length, second.nextCursor, second.requestCount]).toEqual([1, null, 6]);
      expect(second.items[0]!.id).not.toBe(first.items[0]!.id);
    }
    expect(await run((tx) => listRequestsOf(tx, [later], now()))).toHaveLength(4);
  });

  test('of one department, by age, by week, by name', async () => {
    expect(await idsOf({ departmentId: department.id })).toHaveLength(2);
    expect(await idsOf({ departmentId: marketing.id })).toEqual([]);
    expect(await idsOf({ askedBefore: ago(3) })).toEqual([later]);
    expect(await idsOf({ within: { startsAt: now(), endsAt: hoursFromNow(150).startsAt } })).toEqual([soon]);
    expect(await idsOf({ search: 'celik' })).toEqual([soon]);
    expect(await idsOf({ search: '%' })).toEqual([]);
  });

  test('a moment that one request fits comes with all who compete for it', async () => {
    const [slotId] = await idsOf({ search: 'celik' });
    expect(await run((tx) => listRequestsOf(tx, [slotId!], now()))).toHaveLength(2);
  });

  test('for leads and deputies of the department and for admins, for nobody else', async () => {
    const [deputy, admin, other, colleague] = await run(async (tx) => [
      await aDeputy(tx, department),
      await anAdmin(tx),
      await aLead(tx, marketing),
      await aPerson(tx),
    ]);
    expect(await idsOf({}, deputy)).toHaveLength(2);
    expect((await idsOf({}, admin)).length).toBe(3);
    for (const nobody of [other, colleague]) expect(await idsOf({}, nobody)).toEqual([]);
  });
});

test('competitors stand in the order in which they asked', async () => {
  const slot = await slotAt(300);
  const late = await run((tx) => aVisit(tx, slot, { requestedAt: ago(1) }));
  const early = await run((tx) => aVisit(tx, slot, { requestedAt: ago(4) }));
  const requests = await run((tx) => listRequestsOf(tx, [slot.id], now()));
  expect(requests.map(({ id }) => id)).toEqual([early.id, late.id]);
});

test('earlier visits of a department are those that were held here in the past year', async () => {
  const here = await run((tx) => aHostDepartment(tx));
  const from = async () => (await run((tx) => aPerson(tx, { departmentId: marketing.id }))).id;
  const heldAt = async (hours: number, place: Department, state: 'approved' | 'cancelled' = 'approved') => {
    const slot = await run((tx) => aSlot(tx, place, hoursFromNow(hours)));
    return run(async (tx) => aVisit(tx, slot, { state, visitorId: await from() }));
  };
  await heldAt(-400 * 24, here);
  await heldAt(-100 * 24, here);
  const last = await heldAt(-50 * 24, here);
  await heldAt(-20 * 24, here, 'cancelled');
  await heldAt(-10 * 24, department);
  await heldAt(10 * 24, here);
  const slot = await run((tx) => aSlot(tx, here, hoursFromNow(500)));
  await run(async (tx) => aVisit(tx, slot, { visitorId: await from(), requestedAt: ago(2) }));
  await run((tx) => aVisit(tx, slot, { requestedAt: ago(1) }));
  const requests = await run((tx) => listRequestsOf(tx, [slot.id], now()));
  expect(requests.map(({ earlier }) => earlier)).toEqual([{ count: 2, lastAt: last.startsAt }, null]);
  const elsewhere = await slotAt(900);
  await run((tx) => aVisit(tx, elsewhere, { requestedAt: ago(0) }));
  const both = await run((tx) => listRequestsOf(tx, [slot.id, elsewhere.id], now()));
  expect(both.map(({ earlier }) => earlier)).toEqual([{ count: 2, lastAt: last.startsAt }, null, null]);
});

test('who comes on the same day of the place, to this moment or another of the department', async () => {
  const lisbon = await run((tx) => aHostDepartment(tx, { timeZone: 'Europe/Lisbon' }));
  const on = (startsAt: string, place = lisbon) => {
    const at = new Date(startsAt);
    return run((tx) => aSlot(tx, place, { startsAt: at, endsAt: new Date(+at + 3_600_000), seats: 2 }));
  };
  const slot = await on('2027-01-12T10:00:00Z');
  const guest = async (at: typeof slot, state: 'approved' | 'requested' = 'approved') =>
    (await run((tx) => aVisit(tx, at, { state }))).id;
  const lateThatDay = await guest(await on('2027-01-12T23:30:00Z'));
  const same = await guest(slot);
  await guest(slot, 'requested');
  await guest(await on('2027-01-13T00:15:00Z'));
  await guest(await on('2027-01-12T12:00:00Z', department));
  const day = { departmentId: lisbon.id, startsAt: new Date('2027-01-12'), endsAt: new Date('2027-01-13') };
  const guests = await run((tx) => listDayGuests(tx, [day]));
  expect(guests.map(({ visitId, slotId }) => [visitId, slotId === slot.id])).toEqual([
    [same, true],
    [lateThatDay, false],
  ]);
});

test('a warning when all hosts are on a visit then, and when the visitor is named as a host elsewhere', async () => {
  const [host, other] = await run(async (tx) => [await aHost(tx, department), await aHost(tx, department)]);
  const slot = await slotAt(700, { hostIds: [host.id, other.id] });
  const away = await run(async (tx) => aSlot(tx, await aHostDepartment(tx), { ...hoursFromNow(701), seats: 2 }));
  const elsewhere = await run((tx) => aHostDepartment(tx, { name: 'Schade' }));
  const visitor = await run((tx) => aHost(tx, elsewhere));
  await run((tx) => aSlot(tx, elsewhere, { ...hoursFromNow(702), hostIds: [visitor.id] }));
  await run((tx) => aVisit(tx, slot, { visitorId: visitor.id }));
  const isWithoutHost = async () => (await list()).items.find(({ id }) => id === slot.id)!.isWithoutHost;
  const [request] = await run((tx) => listRequestsOf(tx, [slot.id], now()));
  expect(request).toMatchObject({ hostsAtName: 'Schade' });
  await run((tx) => aVisit(tx, away, { visitorId: host.id, state: 'approved' }));
  expect(await isWithoutHost()).toBe(false);
  await run((tx) => aVisit(tx, away, { visitorId: other.id, state: 'approved' }));
  expect(await isWithoutHost()).toBe(true);
});
