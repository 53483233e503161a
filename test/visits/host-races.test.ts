import { beforeAll, expect, test } from '@jest/globals';
import { HostWishes } from '../../src/hosts/host-wishes.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { outcomes } from '../support/answers.js';
import type { Api } from '../support/api.js';
import { expectConsistent } from '../support/consistency.js';
import { wishes } from '../support/hosting.js';
import { aHost, aHostDepartment, aLead } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

// Over HTTP, against an application of its own process: everything below happens on connections of its own.
const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let department: Department;
let lead: Actor;
let asLead: Api;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  asLead = await app.as(lead);
});

let hour = 100;
const newHost = () => run((tx) => aHost(tx, department));
const slotOf = (hosts: Actor[], hours = hoursFromNow((hour += 12))) =>
  run((tx) => aSlot(tx, department, { createdById: lead.id, seats: 9, ...hours, hostIds: hosts.map(({ id }) => id) }));
const hostOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).hostId;
const approve = ({ id }: Visit) => asLead('POST', `/visits/${id}/approval`);

test('a host who wants one guest a month gets one, however many are approved at once', async () => {
  const host = await newHost();
  await run((tx) => wishes(tx, host.id, { mostPerMonth: 1 }));
  const first = hoursFromNow((hour += 12), 1);
  const visits: Visit[] = [];
  for (let n = 0; n < 6; n++) {
    const startsAt = new Date(first.startsAt.getTime() + n * 7_200_000);
    const slot = await slotOf([host], { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
    visits.push(await run((tx) => aVisit(tx, slot)));
  }
  const months = new Set(visits.map(({ startsAt }) => startsAt.toISOString().slice(0, 7))).size;
  const answers = await Promise.all(visits.map(approve));
  expect(outcomes(answers)).toEqual(Array<string>(6).fill('200'));
  expect((await Promise.all(visits.map(hostOf))).filter(Boolean).length).toBeLessThanOrEqual(months);
});

test('one host, two moments at the same hours, chosen for both at once: one of them gets the host', async () => {
  const free = await newHost();
  const hours = hoursFromNow((hour += 12));
  const visits: Visit[] = [];
  for (const host of [await newHost(), await newHost()]) {
    const slot = await slotOf([host], hours);
    visits.push(await run((tx) => aVisit(tx, slot, { state: 'approved' })));
  }
  const answers = await Promise.all(visits.map(({ id }) => asLead('POST', `/visits/${id}/host`, { hostId: free.id })));
  const [first, second] = outcomes(answers);
  expect(first).toBe('200');
  expect(['host-elsewhere', 'host-double-booked']).toContain(second);
});

test('a host declines a guest while reporting ill and while the lead chooses another: one host or none, and never the ill one', async () => {
  for (let round = 0; round < 4; round++) {
    const [ill, willing, chosen] = [await newHost(), await newHost(), await newHost()];
    await run((tx) => wishes(tx, willing.id));
    const slot = await slotOf([ill]);
    const visit = await run((tx) => aVisit(tx, slot));
    await approve(visit);
    const date = slot.startsAt.toISOString().slice(0, 10);
    const until = new Date(slot.endsAt.getTime() + 86_400_000).toISOString().slice(0, 10);
    const asIll = await app.as(ill);
    await Promise.all([
      asIll('POST', `/visits/${visit.id}/guest-refusal`),
      asIll('POST', `/people/${ill.id}/absences`, { fromOn: date, untilOn: until }),
      asLead('POST', `/visits/${visit.id}/host`, { hostId: chosen.id }),
    ]);
    expect([willing.id, chosen.id]).toContain(await hostOf(visit));
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('a host says what they wish in two windows at once, and one of the two holds', async () => {
  const host = await newHost();
  const asHost = await app.as(host);
  const answers = await Promise.all([1, 2].map((mostPerDay) => asHost('PATCH', '/me/hosting', { mostPerDay })));
  expect(outcomes(answers)).toEqual(['200', '200']);
  expect([1, 2]).toContain((await run((tx) => tx.findOneByOrFail(HostWishes, { personId: host.id }))).mostPerDay);
});
