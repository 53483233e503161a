import { expect, test } from '@jest/globals';
import { now } from '../../src/platform/clock.js';
import { listGuests } from '../../src/start/guests.queries.js';
import { listPlans } from '../../src/visits/plans.queries.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();

/** A department where two guests come this week, one of them beside its host, and one after that. */
const aBusyDepartment = () =>
  stage.run(async (tx) => {
    const department = await aHostDepartment(tx);
    const host = await aHost(tx, department);
    const slot = (hours: number, facts = {}) => aSlot(tx, department, { ...hoursFromNow(hours), seats: 2, ...facts });
    const visited = await slot(24, { hostIds: [host.id] });
    const guest = await aPerson(tx);
    const facts = { visitorId: guest.id, state: 'approved', hostId: host.id } as const;
    const beside = await aVisit(tx, visited, facts);
    const alone = await aVisit(tx, await slot(-1), { state: 'approved' });
    await aVisit(tx, visited, { state: 'requested' });
    await aVisit(tx, await slot(200), { state: 'approved' });
    return { lead: await aLead(tx, department), host, guest, hr: await anHr(tx), beside, alone };
  });

const week = () => ({ startsAt: now(), endsAt: hoursFromNow(168).startsAt });

test('a lead sees who comes this week, a host who comes beside her, HR everybody, a colleague nobody', async () => {
  const { lead, host, guest, hr, beside, alone } = await aBusyDepartment();
  const seenBy = (who: typeof lead) =>
    stage.run(async (tx) => (await listGuests(tx, who, week(), 10)).map(({ id }) => id));
  expect(await seenBy(lead)).toEqual([alone.id, beside.id]);
  expect(await seenBy(host)).toEqual([beside.id]);
  expect(await seenBy(hr)).toEqual([alone.id, beside.id]);
  expect(await seenBy(guest)).toEqual([]);
});

test('no more guests are listed than asked for', async () => {
  const { lead, alone } = await aBusyDepartment();
  expect(await stage.run((tx) => listGuests(tx, lead, week(), 1))).toMatchObject([{ id: alone.id }]);
});

test("a visit stands in the visitor's plans and in the host's", async () => {
  const { host, guest, lead, beside } = await aBusyDepartment();
  const plansOf = (id: string) => stage.run((tx) => listPlans(tx, id, now()));
  const plan = { visitId: beside.id, slotId: beside.slotId, state: 'approved', startsAt: beside.startsAt };
  expect(await plansOf(guest.id)).toMatchObject([{ ...plan, isOwn: true }]);
  expect(await plansOf(host.id)).toMatchObject([{ ...plan, isOwn: false }]);
  expect(await plansOf(lead.id)).toEqual([]);
});
