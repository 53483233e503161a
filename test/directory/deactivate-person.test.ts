import { beforeAll, describe, expect, test } from '@jest/globals';
import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import { createApiToken } from '../../src/people/api-tokens.js';
import type { Department } from '../../src/people/department.entity.js';
import { findActorByApiToken, getPerson } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { createSignInLink } from '../../src/people/request-sign-in.js';
import { Session } from '../../src/people/session.entity.js';
import { SignInLink } from '../../src/people/sign-in-link.entity.js';
import { now } from '../../src/platform/clock.js';
import { NotFound } from '../../src/platform/refusal.js';
import { hashToken } from '../../src/platform/secrets.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { anApproval } from '../support/approval.js';
import { expectConsistent } from '../support/consistency.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, takeJobs, listAudit } = stage;
const { doJobs, takeMails } = setPost(stage);

let hr: Actor;
let department: Department;
beforeAll(async () => {
  hr = await run(anHr);
  department = await run((tx) => aHostDepartment(tx));
});

const leave = (person: Actor, actor = hr, reason?: string) =>
  run((tx) => deactivatePerson(tx, actor, person.id, { reason }));
const whyNot = (person: Actor, actor = hr) => refusal((tx) => deactivatePerson(tx, actor, person.id));
const visitOf = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));

test('who leaves is nobody here any more: no session, link or token works and no role is left', async () => {
  await run((tx) => aLead(tx, department));
  const person = await run((tx) => aLead(tx, department));
  const token = await run((tx) => createApiToken(tx, person, 'rapport'));
  await run((tx) => createSignInLink(tx, person.id));
  const session = { personId: person.id, tokenHash: hashToken('x'), expiresAt: new Date('2100-01-01') };
  await run((tx) => tx.insert(Session, session));
  await leave(person);
  expect(await run((tx) => findActorByApiToken(tx, hashToken(token), now()))).toBeNull();
  expect(await run((tx) => tx.query('SELECT FROM api_tokens WHERE person_id = $1 AND revoked_at IS NULL', [person.id]))).toEqual([]); // prettier-ignore
  expect(await run((tx) => tx.countBy(Session, { personId: person.id }))).toBe(0);
  expect(await run((tx) => tx.countBy(SignInLink, { personId: person.id }))).toBe(0);
  expect(await run((tx) => getPerson(tx, hr, person.id))).toMatchObject({ isActive: false, roles: [] });
  expect((await listAudit(person.id)).at(-1)).toEqual({
    act: 'person.left',
    actorId: hr.id,
    before: { isActive: true, roles: [{ role: 'lead', departmentId: department.id }] },
    after: { isActive: false, roles: [] },
  });
});

test('an approved visit leaves the calendars, the seat comes free, host and leads are told', async () => {
  const { visitor, visitId, slot, host, lead } = await anApproval(stage);
  await doJobs();
  await takeMails();
  await leave(visitor, hr, 'Uit dienst.');
  expect(await visitOf(visitId)).toMatchObject({ state: 'cancelled', reason: 'Uit dienst.', decidedById: hr.id });
  await run((tx) => expectConsistent(tx, slot.id));
  expect(await doJobs()).toEqual([]);
  const told = (await takeMails()).map(({ to, event }) => [to.address, event?.method ?? null]);
  expect(told.sort()).toEqual(
    [
      [host.email, 'CANCEL'],
      [lead.email, null],
    ].sort(),
  );
});

test('a request that nobody has decided is withdrawn; what is over stays', async () => {
  const visitor = await run((tx) => aPerson(tx));
  const place = async (hours: number, state: Visit['state']) => {
    const slot = await run((tx) => aSlot(tx, department, hoursFromNow(hours)));
    return run((tx) => aVisit(tx, slot, { visitorId: visitor.id, state }));
  };
  const [waiting, past] = [await place(200, 'requested'), await place(-200, 'approved')];
  await leave(visitor);
  expect((await visitOf(waiting.id)).state).toBe('withdrawn');
  expect((await visitOf(past.id)).state).toBe('approved');
  expect(await takeJobs()).toEqual([]);
});

test('a host without guests leaves the coming slots', async () => {
  const host = await run((tx) => aHost(tx, department));
  const other = await run((tx) => aHost(tx, department));
  const slot = await run((tx) => aSlot(tx, department, { ...hoursFromNow(300), hostIds: [host.id, other.id] }));
  await run((tx) => aVisit(tx, slot, { state: 'cancelled', hostId: host.id }));
  await leave(host);
  const hosts = await run((tx) => tx.query('SELECT host_id FROM slot_hosts WHERE slot_id = $1', [slot.id]));
  expect(hosts).toEqual([{ host_id: other.id }]);
  expect(await listAudit(slot.id)).toMatchObject([{ act: 'slot.changed', after: { hostIds: [other.id] } }]);
});

describe('leaving is refused', () => {
  test('to the host of coming guests', async () => {
    const { host } = await anApproval(stage);
    expect(await whyNot(host)).toBe('hosts-coming-guests');
  });

  test('to the only lead of a department with coming slots, until there is another', async () => {
    const own = await run((tx) => aHostDepartment(tx));
    const lead = await run((tx) => aLead(tx, own));
    await run((tx) => aSlot(tx, own, { createdById: lead.id }));
    expect(await whyNot(lead)).toBe('only-lead');
    await run((tx) => aLead(tx, own));
    expect(await whyNot(lead)).toBeNull();
  });

  test('to oneself, to an admin by HR, and twice', async () => {
    expect(await whyNot(hr)).toBe('own-leaving');
    expect(await whyNot(await run(anAdmin))).toBe('admin-needs-admin');
    const person = await run((tx) => aPerson(tx));
    expect([await whyNot(person), await whyNot(person)]).toEqual([null, 'has-left']);
  });

  test('to whoever is not HR; who may not see the person finds nobody', async () => {
    const lead = await run((tx) => aLead(tx, department));
    const person = await run((tx) => aPerson(tx, { departmentId: department.id }));
    expect(await whyNot(person, lead)).toBe('not-hr');
    await expect(leave(hr, person)).rejects.toThrow(NotFound);
  });
});

describe('at once', () => {
  test('two leads of one department cannot both leave', async () => {
    const own = await run((tx) => aHostDepartment(tx));
    const leads = [await run((tx) => aLead(tx, own)), await run((tx) => aLead(tx, own))];
    await run((tx) => aSlot(tx, own, { createdById: leads[0]!.id }));
    expect((await Promise.all(leads.map((lead) => whyNot(lead)))).sort()).toEqual([null, 'only-lead']);
  });

  test('two admins who let each other leave: one stays', async () => {
    await run((tx) => tx.query(`DELETE FROM person_roles WHERE role = 'admin'`));
    const [one, other] = [await run(anAdmin), await run(anAdmin)];
    const outcomes = await Promise.all([whyNot(one, other), whyNot(other, one)]);
    expect(outcomes.sort()).toEqual(['last-admin', null]);
  });

  test('whoever asks for a seat while leaving gets none', async () => {
    const visitor = await run((tx) => aPerson(tx));
    const slot = await run((tx) => aSlot(tx, department, hoursFromNow(500)));
    let asking: Promise<unknown> = Promise.resolve();
    await run(async (tx) => {
      await deactivatePerson(tx, hr, visitor.id);
      asking = run((other) => requestVisit(other, visitor, slot.id, { learningGoals: ['Kijken'] })).catch(
        (error: unknown) => error,
      );
      await untilWaiting(tx, 1);
    });
    expect(await asking).toBeInstanceOf(NotFound);
    expect(await run((tx) => tx.countBy(Visit, { visitorId: visitor.id }))).toBe(0);
  });
});

test.each(['offered', 'waiting'] as const)(
  'whoever leaves a line waits for the slot before the visit that is %s, as every act does',
  async (state) => {
    const at = now();
    const offer = { offeredAt: at, offerExpiresAt: new Date(at.getTime() + 3_600_000) };
    const slot = await run((tx) => aSlot(tx, department));
    const visit = await run((tx) => aVisit(tx, slot, { state, ...(state === 'offered' ? offer : {}) }));
    let leaving = Promise.resolve();
    await run(async (tx) => {
      await tx.query('SELECT FROM slots WHERE id = $1 FOR UPDATE', [slot.id]);
      leaving = run((other) => deactivatePerson(other, hr, visit.visitorId));
      await untilWaiting(tx, 1);
      await tx.query('SELECT FROM visits WHERE id = $1 FOR UPDATE NOWAIT', [visit.id]);
    });
    await leaving;
    expect((await visitOf(visit.id)).state).toBe('withdrawn');
  },
);
