import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { createVisitLink } from '../../src/visits/create-visit-link.js';
import { lockInvite } from '../../src/visits/lock-invite.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { outcomes } from '../support/answers.js';
import type { Api } from '../support/api.js';
import { expectConsistent } from '../support/consistency.js';
import { listInvites } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, anInvite } from '../support/visits.js';

// Over HTTP, against an application of its own process: everything below happens on connections of its own.
const stage = setStage();
const app = setApp(stage);
const { run } = stage;

const ROUNDS = 8;
const learningGoals = ['Kijken'];

let department: Department;
let leads: [Actor, Actor];
let asLeads: [Api, Api];

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  leads = await run(async (tx) => [await aLead(tx, department), await aLead(tx, department)]);
  asLeads = [await app.as(leads[0]), await app.as(leads[1])];
});

let hour = 100;
const newHours = (lengthHours = 2) => hoursFromNow((hour += 12), lengthHours);
const slotOf = (facts: Parameters<typeof aSlot>[2] = {}) =>
  run((tx) => aSlot(tx, department, { createdById: leads[0].id, ...newHours(), ...facts }));

test('of 200 people who request an automatic slot of 3 seats at once, 3 get one and 197 hear that it is full', async () => {
  const home = await run((tx) => aHostDepartment(tx));
  const slot = await slotOf({ approval: 'automatic', seats: 3 });
  const callers: Api[] = [];
  for (let n = 0; n < 200; n++) callers.push(await app.as(await run((tx) => aPerson(tx, { departmentId: home.id }))));
  const answers = await Promise.all(callers.map((call) => call('POST', `/slots/${slot.id}/visits`, { learningGoals })));

  const given = answers.filter(({ status }) => status === 201);
  expect(given.map(({ body }) => body.state)).toEqual(['approved', 'approved', 'approved']);
  expect(outcomes(answers)).toEqual([...Array<string>(3).fill('201'), ...Array<string>(197).fill('slot-full')]);
  await run((tx) => expectConsistent(tx, slot.id));
  expect(await run((tx) => tx.countBy(Visit, { slotId: slot.id }))).toBe(3);
}, 60_000);

test('two leads approve the last seat at once: exactly one does', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const slot = await slotOf();
    const visits = await run(async (tx) => [await aVisit(tx, slot), await aVisit(tx, slot)]);
    const answers = await Promise.all(
      asLeads.map((call, index) => call('POST', `/visits/${visits[index]!.id}/approval`)),
    );
    expect(outcomes(answers)).toEqual(['200', 'slot-full']);
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('two leads approve the same request at once: one does, the other hears that it is decided', async () => {
  const slot = await slotOf({ seats: 2 });
  const { id } = await run((tx) => aVisit(tx, slot));
  const answers = await Promise.all(asLeads.map((call) => call('POST', `/visits/${id}/approval`)));
  expect(outcomes(answers)).toEqual(['200', 'already-decided']);
  expect(await stage.listAudit(id)).toHaveLength(1);
  await run((tx) => expectConsistent(tx, slot.id));
});

test.each([2, 6])('one person requests %i overlapping slots at once, and gets into one', async (count) => {
  for (let round = 0; round < 3; round++) {
    const visitor = await run((tx) => aPerson(tx));
    const call = await app.as(visitor);
    const hours = newHours();
    const slots: Slot[] = [];
    for (let n = 0; n < count; n++) slots.push(await slotOf(hours));
    const answers = await Promise.all(slots.map(({ id }) => call('POST', `/slots/${id}/visits`, { learningGoals })));
    expect(outcomes(answers)).toEqual(['201', ...Array<string>(count - 1).fill('own-overlap')]);
    expect(await run((tx) => tx.countBy(Visit, { visitorId: visitor.id }))).toBe(1);
  }
});

test('one person requests the same slot four times at once, and has one visit', async () => {
  const call = await app.as(await run((tx) => aPerson(tx)));
  const { id } = await slotOf();
  const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST', `/slots/${id}/visits`, { learningGoals })));
  expect(outcomes(answers)).toEqual(['201', ...Array<string>(3).fill('already-requested')]);
});

test.each([2, 6])('%i slots are published at once with the same host at the same hours: one is', async (count) => {
  for (let round = 0; round < 3; round++) {
    const host = await run((tx) => aHost(tx, department));
    const { startsAt, endsAt } = newHours();
    const input = {
      departmentId: department.id,
      channel: 'phone',
      location: 'Kamer',
      startsAt,
      endsAt,
      seats: 1,
      hostIds: [host.id],
    };
    const answers = await Promise.all(
      Array.from({ length: count }, (_, n) => asLeads[n % 2]!('POST', '/slots', input)),
    );
    expect(outcomes(answers)).toEqual(['201', ...Array<string>(count - 1).fill('host-double-booked')]);
  }
});

test('the same Idempotency-Key twenty times at once is one visit and one answer', async () => {
  const visitor = await run((tx) => aPerson(tx));
  const call = await app.as(visitor);
  const { id } = await slotOf();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call('POST', `/slots/${id}/visits`, { learningGoals }, { 'idempotency-key': 'eenmaal' }),
    ),
  );
  for (const { status, body } of answers) expect({ status, body }).toEqual({ status: 201, body: answers[0]!.body });
  expect(await run((tx) => tx.countBy(Visit, { visitorId: visitor.id }))).toBe(1);
  expect(await stage.listAudit(String(answers[0]!.body.id))).toHaveLength(1);
});

describe('at the same moment', () => {
  const reason = 'Verhuizing';
  const aBusySlot = async () => {
    const [first, second] = await run(async (tx) => [await aHost(tx, department), await aHost(tx, department)]);
    const slot = await slotOf({ seats: 2, hostIds: [first.id] });
    const visit = await run((tx) => aVisit(tx, slot));
    return { slot, visit, second };
  };

  test('a request is approved and its slot withdrawn: it ends cancelled or declined', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { slot, visit } = await aBusySlot();
      const answers = await Promise.all([
        asLeads[0]('POST', `/visits/${visit.id}/approval`),
        asLeads[1]('POST', `/slots/${slot.id}/withdrawal`, { reason }),
      ]);
      const { state } = await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));
      expect([state, ...outcomes(answers)]).toEqual(
        state === 'cancelled' ? ['cancelled', '200', '200'] : ['declined', '200', 'already-decided'],
      );
      await run((tx) => expectConsistent(tx, slot.id));
    }
  });

  test('a visit is cancelled and its slot withdrawn: it ends cancelled, once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { slot, visit } = await aBusySlot();
      await asLeads[0]('POST', `/visits/${visit.id}/approval`);
      const answers = await Promise.all([
        asLeads[0]('POST', `/visits/${visit.id}/cancellation`, { reason }),
        asLeads[1]('POST', `/slots/${slot.id}/withdrawal`, { reason }),
      ]);
      expect(['200,200', '200,already-cancelled']).toContain(outcomes(answers).join());
      const cancelled = (await stage.listAudit(visit.id)).filter(({ act }) => act === 'visit.cancelled');
      expect(cancelled).toHaveLength(1);
      expect((await run((tx) => listInvites(tx, visit.id))).map(({ sequence }) => sequence)).toEqual([1, 1]);
      await run((tx) => expectConsistent(tx, slot.id));
    }
  });

  test('a request is approved and its slot moved, with another host: the calendars have the new hours and the new host', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { slot, visit, second } = await aBusySlot();
      const hours = newHours();
      const answers = await Promise.all([
        asLeads[0]('POST', `/visits/${visit.id}/approval`),
        asLeads[1]('PATCH', `/slots/${slot.id}`, { ...hours, hostIds: [second.id] }),
      ]);
      expect(outcomes(answers)).toEqual(['200', '200']);
      expect(await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).toMatchObject({
        ...hours,
        state: 'approved',
        hostId: second.id,
      });
      await run((tx) => expectConsistent(tx, slot.id));
    }
  });

  test('two slots are moved to hours at which one guest would be in both: one is not', async () => {
    for (let round = 0; round < 3; round++) {
      const visitor = await run((tx) => aPerson(tx));
      const slots = [await slotOf(), await slotOf()];
      for (const slot of slots) await run((tx) => aVisit(tx, slot, { visitorId: visitor.id, state: 'approved' }));
      const hours = newHours();
      const answers = await Promise.all(
        slots.map(({ id }, index) => asLeads[index]!('PATCH', `/slots/${id}`, { ...hours })),
      );
      expect(['200,guest-elsewhere', '200,own-overlap']).toContain(outcomes(answers).join());
    }
  });

  test('somebody requests a visit and gets a guest at the same hours: never both', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    for (let round = 0; round < ROUNDS; round++) {
      const host = await run((tx) => aHost(tx, department));
      const hours = newHours();
      const slot = await slotOf({ ...hours, hostIds: [host.id] });
      const other = await run((tx) => aSlot(tx, elsewhere, hours));
      const visit = await run((tx) => aVisit(tx, slot));
      const asHost = await app.as(host);
      await Promise.all([
        asLeads[0]('POST', `/visits/${visit.id}/approval`),
        asHost('POST', `/slots/${other.id}/visits`, { learningGoals }),
      ]);
      const hosting = await run((tx) => tx.countBy(Visit, { hostId: host.id }));
      const visiting = await run((tx) => tx.countBy(Visit, { visitorId: host.id }));
      expect(hosting + visiting).toBeLessThanOrEqual(1);
    }
  });
});

test('a mail on its way and an act on its visit wait for each other in one direction only', async () => {
  const visitor = await run((tx) => aPerson(tx));
  const visit = await run(async (tx) =>
    aVisit(tx, await aSlot(tx, department, newHours()), { visitorId: visitor.id, state: 'approved' }),
  );
  const invite = await run((tx) => anInvite(tx, visit));
  let act = Promise.resolve();
  await run(async (job) => {
    await lockInvite(job, invite.id);
    act = run((tx) => cancelVisit(tx, visitor, visit.id, { reason: 'Ziek' }));
    await untilWaiting(job, 1);
    // Shorter than it takes PostgreSQL to find a deadlock, which would only be tried again.
    await job.query(`SET LOCAL lock_timeout = '200ms'`);
    await createVisitLink(job, visitor.id, visit);
  });
  await act;
  expect(await run((tx) => listInvites(tx, visit.id))).toMatchObject([{ sequence: 1, isLive: false }]);
});

test('nothing of all this was an error', () => {
  expect(app.output()).not.toMatch(/error/i);
});
