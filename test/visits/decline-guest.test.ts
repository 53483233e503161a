import { beforeEach, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { welcomeGuest } from '../../src/hosts/welcome-guest.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { declineGuest } from '../../src/visits/decline-guest.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { wishes } from '../support/hosting.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, listAudit } = stage;
const { doJobs, takeMailsTo } = setPost(stage);

let department: Department;
let lead: Actor;
let hanna: Actor;
let hugo: Actor;

beforeEach(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  hanna = await run((tx) => aHost(tx, department));
  hugo = await run((tx) => aHost(tx, department));
});

let hour = 0;

/** An approved guest beside Hanna, at a moment of these hosts. */
async function aGuest(hosts: Actor[], visitorId?: string) {
  const hostIds = hosts.map(({ id }) => id);
  const slot = await run((tx) =>
    aSlot(tx, department, { createdById: lead.id, ...hoursFromNow((hour += 20)), seats: 3, hostIds }),
  );
  const visit = await run((tx) => aVisit(tx, slot, { ...(visitorId ? { visitorId } : {}) }));
  await run((tx) => approveVisit(tx, lead, visit.id));
  return { slot, visit };
}

const hostOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).hostId;
const decline = (visit: Visit, actor = hanna) => run((tx) => declineGuest(tx, actor, visit.id));

test('a host declines a guest: another one sits there, and nothing says who did it', async () => {
  const { slot, visit } = await aGuest([hanna]);
  await run((tx) => wishes(tx, hugo.id));
  expect(await hostOf(visit)).toBe(hanna.id);
  await decline(visit);

  expect(await hostOf(visit)).toBe(hugo.id);
  const [change, ...others] = (await listAudit(visit.id)).toReversed();
  expect(change).toMatchObject({ act: 'visit.host-changed', actorId: null, after: { hostId: hugo.id } });
  expect([...others, ...(await listAudit(slot.id))].filter(({ actorId }) => actorId === hanna.id)).toEqual([]);
  await run((tx) => expectConsistent(tx, slot.id));
});

test('nobody is drawn in who did not say to take part; then the leads hear that somebody must be found', async () => {
  const { visit } = await aGuest([hanna]);
  await doJobs();
  await takeMailsTo(lead.email);
  await decline(visit);
  expect(await hostOf(visit)).toBeNull();

  await doJobs();
  const [mail] = await takeMailsTo(lead.email);
  expect(mail?.subject).toMatch('Begeleider gezocht');
  expect(mail?.html).toContain(`/visits/${visit.id}#host`);
  expect(mail?.text).not.toContain(hanna.name);
});

test('a guest once declined never comes back to that host, until the host takes it back', async () => {
  const visitor = await run((tx) => aPerson(tx));
  const { visit } = await aGuest([hanna], visitor.id);
  await decline(visit);
  expect(await hostOf((await aGuest([hanna], visitor.id)).visit)).toBeNull();

  await run((tx) => welcomeGuest(tx, hanna, visitor.id));
  expect(await hostOf((await aGuest([hanna], visitor.id)).visit)).toBe(hanna.id);
  await expect(run((tx) => welcomeGuest(tx, hanna, visitor.id))).rejects.toThrow(NotFound);
});

test('only the host of the guest, and only of one who comes, may', async () => {
  const { slot, visit } = await aGuest([hanna, hugo]);
  const refused = (actor: Actor, { id }: Visit = visit) => refusal((tx) => declineGuest(tx, actor, id));
  const [own, other] = (await hostOf(visit)) === hanna.id ? [hanna, hugo] : [hugo, hanna];
  expect(await refused(other)).toBe('not-your-guest');
  expect(await refused(lead)).toBe('not-your-guest');
  const over = await run((tx) => aVisit(tx, slot, { state: 'cancelled', hostId: own.id }));
  expect(await refused(own, over)).toBe('not-approved');
  const stranger = await run((tx) => aPerson(tx));
  await expect(decline(visit, stranger)).rejects.toThrow(NotFound);
});

test('two hosts decline each other’s way at once: the guest ends with one who did not, or nobody', async () => {
  const one = await aGuest([hanna, hugo]);
  const first = (await hostOf(one.visit)) === hanna.id ? hanna : hugo;
  await Promise.allSettled([decline(one.visit, first), decline(one.visit, first)]);
  expect(await hostOf(one.visit)).toBe(first.id === hanna.id ? hugo.id : hanna.id);
  await run((tx) => expectConsistent(tx, one.slot.id));
});
