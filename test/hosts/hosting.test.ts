import { beforeAll, describe, expect, test } from '@jest/globals';
import { adviseHosts } from '../../src/hosts/advise-hosts.js';
import { changeWishes } from '../../src/hosts/change-wishes.js';
import { readWishes } from '../../src/hosts/hosting.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { wishes } from '../support/hosting.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, listAudit } = setStage();

let department: Department;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
});

describe('what a host wishes', () => {
  test('is anything, whenever, until they say so; what is left out stays', async () => {
    const host = await run((tx) => aHost(tx, department));
    expect(await run((tx) => readWishes(tx, host.id))).toMatchObject({ isSaid: false, takesPart: true, hours: [] });
    const hours = [{ weekday: 1, from: '09:00', to: '12:00' }];
    await run((tx) => changeWishes(tx, host, { hours, mostPerWeek: 2 }));
    await run((tx) => changeWishes(tx, host, { takesPart: false }));
    expect(await run((tx) => readWishes(tx, host.id))).toMatchObject({
      isSaid: true,
      takesPart: false,
      hours,
      mostPerWeek: 2,
      mostPerDay: null,
    });
    expect(await listAudit(host.id)).toMatchObject([
      { act: 'host.wishes-changed', before: null, after: { mostPerWeek: 2 } },
      { act: 'host.wishes-changed', before: { takesPart: true }, after: { takesPart: false } },
    ]);
  });

  test('is refused of who is no host, or with hours that end before they begin', async () => {
    const host = await run((tx) => aHost(tx, department));
    const colleague = await run((tx) => aPerson(tx));
    expect(await refusal((tx) => changeWishes(tx, colleague, { takesPart: true }))).toBe('not-host');
    const hours = [{ weekday: 1, from: '12:00', to: '09:00' }];
    expect(await refusal((tx) => changeWishes(tx, host, { hours }))).toBe('ends-before-start');
  });
});

test('over many moments of one guest, approved in any order, equal hosts never differ by more than one', async () => {
  const home = await run((tx) => aHostDepartment(tx));
  const hosts = [
    await run((tx) => aHost(tx, home)),
    await run((tx) => aHost(tx, home)),
    await run((tx) => aHost(tx, home)),
  ];
  const hostIds = hosts.map(({ id }) => id);
  const boss = await run((tx) => aLead(tx, home));
  const loads = new Map(hostIds.map((id) => [id, 0]));
  for (const week of [9, 2, 7, 1, 8, 4, 3, 6, 5, 10, 12]) {
    const hours = hoursFromNow(week * 24 * 7);
    const visit = await run(async (tx) =>
      aVisit(tx, await aSlot(tx, home, { createdById: boss.id, ...hours, hostIds })),
    );
    await run((tx) => approveVisit(tx, boss, visit.id));
    const { hostId } = await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));
    loads.set(hostId!, loads.get(hostId!)! + 1);
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  }
});

test('for a new moment hosts are suggested who said they take part, one for each seat; of the others it says why not', async () => {
  const home = await run((tx) => aHostDepartment(tx));
  const [keen, unsaid, busy, off] = [
    await run((tx) => aHost(tx, home)),
    await run((tx) => aHost(tx, home)),
    await run((tx) => aHost(tx, home)),
    await run((tx) => aHost(tx, home)),
  ];
  const hours = hoursFromNow(300);
  await run((tx) => wishes(tx, keen.id));
  await run((tx) => wishes(tx, off.id, { takesPart: false }));
  await run((tx) => aSlot(tx, home, { ...hours, hostIds: [busy.id] }));
  const wanted = { slotId: null, departmentId: home.id, channel: 'phone', language: 'nl', seats: 1, ...hours } as const;
  const advised = await run((tx) => adviseHosts(tx, wanted));
  const hintOf = (host: Actor) => advised.find(({ id }) => id === host.id)?.hintKey;
  expect(advised.filter(({ isSuggested }) => isSuggested).map(({ id }) => id)).toEqual([keen.id]);
  expect([keen, unsaid, busy, off].map(hintOf)).toEqual([
    'hosts.choose.turn',
    null,
    'refusal.host-elsewhere',
    'refusal.host-not-available',
  ]);
});
