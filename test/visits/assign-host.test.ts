import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { listHostIds } from '../../src/slots/slots.queries.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { assignHost } from '../../src/visits/assign-host.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { wishes } from '../support/hosting.js';
import { listInvites } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, refusal, takeJobs, listAudit } = setStage();

let department: Department;
let lead: Actor;
let hanna: Actor;
let hugo: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  hanna = await run((tx) => aHost(tx, department));
  hugo = await run((tx) => aHost(tx, department));
});

let hour = 0;

/** A slot with Hanna as its host, and an approved guest beside her. */
async function aGuest() {
  const slot = await run((tx) =>
    aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 20)), seats: 3, hostIds: [hanna.id] }),
  );
  const visit = await run((tx) => aVisit(tx, slot));
  await run((tx) => approveVisit(tx, lead, visit.id));
  await takeJobs();
  return { slot, visit };
}

const hostOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).hostId;
const refused = (visit: Visit, hostId: string, actor = lead) =>
  refusal((tx) => assignHost(tx, actor, visit.id, { hostId }));

test('a lead picks another host, who need not be named for the moment: all calendars follow', async () => {
  const { slot, visit } = await aGuest();
  await run((tx) => assignHost(tx, lead, visit.id, { hostId: hugo.id }));

  expect(await hostOf(visit)).toBe(hugo.id);
  expect((await run((tx) => listHostIds(tx, slot.id))).toSorted()).toEqual([hanna.id, hugo.id].toSorted());
  expect(await run((tx) => listInvites(tx, visit.id))).toEqual([
    { personId: visit.visitorId, role: 'visitor', sequence: 1, isLive: true },
    { personId: hanna.id, role: 'host', sequence: 1, isLive: false },
    { personId: hugo.id, role: 'host', sequence: 0, isLive: true },
  ]);
  expect((await takeJobs()).map(({ name }) => name)).toEqual(['send-invite', 'send-invite', 'send-invite']);
  expect((await listAudit(visit.id)).at(-1)).toEqual({
    act: 'visit.host-changed',
    actorId: lead.id,
    before: { hostId: hanna.id },
    after: { hostId: hugo.id },
  });
  await run((tx) => expectConsistent(tx, slot.id));
});

test('the host who sits there already is no change', async () => {
  const { visit } = await aGuest();
  expect(await refused(visit, hanna.id)).toBeNull();
  expect(await takeJobs()).toEqual([]);
});

test('hosts who cannot are refused with why', async () => {
  const { slot, visit } = await aGuest();
  const [shy, away, stranger] = await run(async (tx) => [
    await aHost(tx, department),
    await aHost(tx, department),
    await aPerson(tx),
  ]);
  await run((tx) => wishes(tx, shy.id, { takesPart: false }));
  const { startsAt, endsAt } = slot;
  await run((tx) => aSlot(tx, department, { createdById: lead.id, startsAt, endsAt, hostIds: [away.id] }));
  expect(await refused(visit, shy.id)).toBe('host-not-available');
  expect(await refused(visit, away.id)).toBe('host-elsewhere');
  expect(await refused(visit, stranger.id)).toBe('host-not-of-department');
  expect(await hostOf(visit)).toBe(hanna.id);
});

test('only a lead picks, only for who comes, and strangers know of nothing', async () => {
  const { slot, visit } = await aGuest();
  expect(await refused(visit, hugo.id, hanna)).toBe('not-lead');
  const waiting = await run((tx) => aVisit(tx, slot));
  expect(await refused(waiting, hugo.id)).toBe('not-approved');
  const stranger = await run((tx) => aPerson(tx));
  await expect(run((tx) => assignHost(tx, stranger, visit.id, { hostId: hugo.id }))).rejects.toThrow(NotFound);
});
