import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { now } from '../../src/platform/clock.js';
import { findNextVisit, listOwnGuests } from '../../src/start/coming.queries.js';
import { listHiresWithoutDate, listOverdueHires } from '../../src/start/new-hires.queries.js';
import { countRequests, listOldestRequests } from '../../src/start/requests.queries.js';
import { listCompanyWeek, listSupply } from '../../src/start/supply.queries.js';
import { setStage } from '../support/acts.js';
import { anAdmin, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';
import { clearVisit } from '../../src/preparation/clear-visit.js';

const stage = setStage();
const inHours = (hours: number) => hoursFromNow(hours).startsAt;
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('requests that wait', () => {
  test('are those of the floor, the longest waiting first, without what has begun or is decided', async () => {
    const { lead, elsewhere, young, old } = await stage.run(async (tx) => {
      const floor = await aHostDepartment(tx);
      const slot = await aSlot(tx, floor, { seats: 5 });
      const begun = await aSlot(tx, floor, hoursFromNow(-1));
      await aVisit(tx, begun);
      await aVisit(tx, slot, { state: 'declined' });
      return {
        young: await aVisit(tx, slot, { requestedAt: inHours(-1) }),
        old: await aVisit(tx, slot, { requestedAt: inHours(-50) }),
        lead: await aLead(tx, floor),
        elsewhere: await aLead(tx, await aHostDepartment(tx)),
      };
    });
    await stage.run(async (tx) => {
      expect(ids(await listOldestRequests(tx, lead, 10))).toEqual([old.id, young.id]);
      expect(ids(await listOldestRequests(tx, lead, 1))).toEqual([old.id]);
      expect(await countRequests(tx, lead)).toBe(2);
      expect(await countRequests(tx, elsewhere)).toBe(0);
    });
  });

  test('who was in line before waits for the lead since they took the seat they were offered', async () => {
    const { lead, taken, asked } = await stage.run(async (tx) => {
      const floor = await aHostDepartment(tx);
      const slot = await aSlot(tx, floor, { seats: 5 });
      const since = { requestedAt: inHours(-90), offeredAt: inHours(-3), acceptedAt: inHours(-2) };
      return {
        taken: await aVisit(tx, slot, since),
        asked: await aVisit(tx, slot, { requestedAt: inHours(-4) }),
        lead: await aLead(tx, floor),
      };
    });
    await stage.run(async (tx) => {
      const requests = await listOldestRequests(tx, lead, 10);
      expect(ids(requests)).toEqual([asked.id, taken.id]);
      expect(requests[1]!.askedAt).toEqual(taken.acceptedAt);
    });
  });

  test('nobody is asked to decide about a request of their own', async () => {
    const { lead, admin } = await stage.run(async (tx) => {
      const floor = await aHostDepartment(tx);
      const admin = await anAdmin(tx);
      const slot = await aSlot(tx, floor);
      await aVisit(tx, slot, { requestedById: admin.id });
      return { lead: await aLead(tx, floor), admin };
    });
    await stage.run(async (tx) => {
      expect(await countRequests(tx, lead)).toBe(1);
      expect(ids(await listOldestRequests(tx, admin, 100))).not.toContain(
        ids(await listOldestRequests(tx, lead, 1))[0],
      );
    });
  });
});

describe('new colleagues', () => {
  const date = (days: number) => DateTime.fromJSDate(now()).plus({ days }).toISODate() as string;
  const all = { from: date(-300), to: date(60) };

  test('without a date are those who neither came, nor will, nor asked', async () => {
    const { waiting, asked, coming, left, came } = await stage.run(async (tx) => {
      const slot = await aSlot(tx, await aHostDepartment(tx), { seats: 5 });
      const past = await aSlot(tx, await aHostDepartment(tx), { seats: 5, ...hoursFromNow(-100) });
      const hire = () => aPerson(tx, { startsOn: date(-10) });
      const [waiting, asked, coming, came, declined] = [
        await hire(),
        await hire(),
        await hire(),
        await hire(),
        await hire(),
      ];
      const left = await aPerson(tx, { startsOn: date(-10) });
      await tx.query('UPDATE people SET is_active = false WHERE id = $1', [left.id]);
      await aPerson(tx);
      await aVisit(tx, slot, { visitorId: asked.id });
      await aVisit(tx, slot, { visitorId: coming.id, state: 'approved' });
      await aVisit(tx, past, { visitorId: came.id, state: 'approved' });
      await aVisit(tx, slot, { visitorId: declined.id, state: 'declined' });
      return { waiting: [waiting.id, declined.id], asked: asked.id, coming: coming.id, left: left.id, came: came.id };
    });
    const { hires, count } = await stage.run((tx) => listHiresWithoutDate(tx, all, now(), 100));
    expect(ids(hires).sort()).toEqual([...waiting].sort());
    expect(count).toBe(2);
    const overdue = await stage.run((tx) => listOverdueHires(tx, all, 100));
    // Having asked is not having been.
    expect(ids(overdue.hires).sort()).toEqual([...waiting, asked].sort());
    expect(ids(overdue.hires)).not.toContain(coming);
    expect(ids(overdue.hires)).not.toContain(came);
    expect(ids(overdue.hires)).not.toContain(left);
  });

  test('are counted all, the earliest shown first, within the days asked for', async () => {
    const days = { from: '2001-01-01', to: '2001-01-31' };
    const [late, early] = await stage.run(async (tx) => [
      await aPerson(tx, { startsOn: '2001-01-31' }),
      await aPerson(tx, { startsOn: '2001-01-01' }),
    ]);
    await stage.run((tx) => aPerson(tx, { startsOn: '2001-02-01' }));
    const { hires, count } = await stage.run((tx) => listOverdueHires(tx, days, 1));
    expect([count, hires]).toMatchObject([2, [{ id: early.id, startsOn: '2001-01-01' }]]);
    expect(ids((await stage.run((tx) => listOverdueHires(tx, days, 5))).hires)).toEqual([early.id, late.id]);
  });
});

test('supply is counted by the day of the place, without withdrawn slots', async () => {
  const floor = await stage.run(async (tx) => {
    const floor = await aHostDepartment(tx, { timeZone: 'Europe/Amsterdam' });
    const at = (instant: string) => ({
      startsAt: new Date(instant),
      endsAt: new Date(Date.parse(instant) + 3_600_000),
    });
    // Half past midnight in Amsterdam.
    const slot = await aSlot(tx, floor, { ...at('2030-01-07T23:30:00Z'), seats: 2 });
    await aSlot(tx, floor, { ...at('2030-01-08T09:00:00Z'), seats: 3 });
    await aSlot(tx, floor, { ...at('2030-01-08T12:00:00Z'), state: 'withdrawn' });
    await aVisit(tx, slot, { state: 'approved' });
    return floor;
  });
  const january = { startsAt: new Date('2030-01-01T00:00:00Z'), endsAt: new Date('2030-02-01T00:00:00Z') };
  const supply = await stage.run((tx) => listSupply(tx, [floor.id], january));
  expect(supply).toEqual([{ departmentId: floor.id, date: '2030-01-08', seats: 5, seatsTaken: 1 }]);
  const rows = await stage.run((tx) =>
    listCompanyWeek(tx, january, { ...january, startsAt: new Date('2030-01-08T08:00Z') }),
  );
  expect(rows.find(({ departmentId }) => departmentId === floor.id)).toMatchObject({
    guests: 1,
    guestsToday: 0,
    free: 4,
  });
});

test('the next visit is the first that is not over or off', async () => {
  const { visitor, next } = await stage.run(async (tx) => {
    const visitor = await aPerson(tx);
    const floor = await aHostDepartment(tx);
    const on = async (hours: number, state: 'approved' | 'requested' | 'cancelled') =>
      aVisit(tx, await aSlot(tx, floor, hoursFromNow(hours)), { visitorId: visitor.id, state });
    await on(-50, 'approved');
    await on(10, 'cancelled');
    await on(90, 'approved');
    return { visitor, next: await on(40, 'requested') };
  });
  expect(await stage.run((tx) => findNextVisit(tx, visitor.id, now()))).toMatchObject({
    id: next.id,
    state: 'requested',
  });
  expect(await stage.run((tx) => findNextVisit(tx, next.id, now()))).toBeNull();
});

test('a host sees who comes beside her, and why; not who comes beside another', async () => {
  const { host, other, visit } = await stage.run(async (tx) => {
    const floor = await aHostDepartment(tx);
    const [host, other] = [await aHost(tx, floor), await aHost(tx, floor)];
    const slot = await aSlot(tx, floor, { seats: 2, hostIds: [host.id, other.id], ...hoursFromNow(30) });
    const learningGoals = ['Waarover bellen klanten?'];
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, learningGoals });
    await aVisit(tx, slot, { state: 'approved', hostId: other.id });
    return { host, other, visit };
  });
  const week = { startsAt: now(), endsAt: inHours(168) };
  const guests = await stage.run((tx) => listOwnGuests(tx, host.id, week));
  expect(guests).toMatchObject([{ id: visit.id, learningGoals: ['Waarover bellen klanten?'], isNotListening: false }]);
  expect(await stage.run((tx) => listOwnGuests(tx, other.id, week))).toHaveLength(1);
});

test('a host reads which guest does not listen in', async () => {
  const { host } = await stage.run(async (tx) => {
    const floor = await aHostDepartment(tx);
    const host = await aHost(tx, floor);
    const slot = await aSlot(tx, floor, { ...hoursFromNow(20), hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id });
    await clearVisit(tx, await aLead(tx, floor), visit.id);
    return { host };
  });
  const [guest] = await stage.run((tx) => listOwnGuests(tx, host.id, { startsAt: inHours(0), endsAt: inHours(48) }));
  expect(guest?.isNotListening).toBe(true);
});
