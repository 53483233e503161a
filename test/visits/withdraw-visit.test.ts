import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { withdrawVisit } from '../../src/visits/withdraw-visit.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const { run, refusal, takeJobs, takeNotices, listAudit } = setStage();

let department: Department;
let lead: Actor;
let visitor: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

const aRequest = async (facts: VisitFacts = {}) => {
  visitor = await run((tx) => aPerson(tx));
  return run(async (tx) =>
    aVisit(tx, await aSlot(tx, department, { createdById: lead.id }), { visitorId: visitor.id, ...facts }),
  );
};
const refusalOf = (actor: Actor, visit: Visit) => refusal((tx) => withdrawVisit(tx, actor, visit.id));

test('a visitor takes back a request that nobody has decided; nobody needs a mail', async () => {
  const visit = await aRequest();
  await run((tx) => withdrawVisit(tx, visitor, visit.id));

  const seen = await run((tx) => getVisit(tx, visitor, visit.id));
  expect(seen).toMatchObject({
    state: 'withdrawn',
    decidedById: visitor.id,
    decidedAt: expect.any(Date),
    reason: null,
    sequence: null,
  });
  expect(await listAudit(visit.id)).toEqual([
    {
      act: 'visit.withdrawn',
      actorId: visitor.id,
      before: { state: 'requested' },
      after: { state: 'withdrawn', reason: null },
    },
  ]);
  expect(await takeJobs()).toEqual([]);
});

test('whoever asked for the visitor may, and an admin', async () => {
  const [hr, admin] = await run(async (tx) => [await anHr(tx), await anAdmin(tx)]);
  expect(await refusalOf(hr, await aRequest({ requestedById: hr.id }))).toBeNull();
  expect(await refusalOf(admin, await aRequest())).toBeNull();
});

test('a visitor whose request somebody else takes back hears of it', async () => {
  const hr = await run((tx) => anHr(tx));
  const visit = await aRequest({ requestedById: hr.id });
  await takeNotices();
  await run((tx) => withdrawVisit(tx, hr, visit.id));
  expect(await takeNotices()).toEqual([
    expect.objectContaining({
      personId: visitor.id,
      kind: 'withdrawn-for-you',
      payload: { visitId: visit.id, byId: hr.id },
    }),
  ]);
});

test('then the hours are free again', async () => {
  const visit = await aRequest();
  const other = await run((tx) => aSlot(tx, department, hoursFromNow(7 * 24)));
  const request = () => refusal((tx) => requestVisit(tx, visitor, other.id, { learningGoals: ['Kijken'] }));
  expect(await request()).toBe('own-overlap');
  await run((tx) => withdrawVisit(tx, visitor, visit.id));
  expect(await request()).toBeNull();
});

describe('withdrawing is refused', () => {
  test('to those who see the request without having made it: the lead, the manager, HR', async () => {
    const manager = await run((tx) => aPerson(tx));
    const guest = await run((tx) => aPerson(tx, { managerId: manager.id }));
    const visit = await aRequest({ visitorId: guest.id });
    for (const actor of [lead, manager, await run(anHr)]) expect(await refusalOf(actor, visit)).toBe('not-visitor');
  });

  test('of what was decided, withdrawn or cancelled before', async () => {
    const reasons = {
      approved: 'already-decided',
      declined: 'already-decided',
      withdrawn: 'request-withdrawn',
      cancelled: 'already-cancelled',
    };
    for (const [state, why] of Object.entries(reasons)) {
      const visit = await aRequest({ state: state as Visit['state'] });
      expect(await refusalOf(visitor, visit)).toBe(why);
      expect(await listAudit(visit.id)).toEqual([]);
    }
  });
});

test('a visit that one may not see is not found', async () => {
  const visit = await aRequest();
  const stranger = await run((tx) => aPerson(tx));
  await expect(run((tx) => withdrawVisit(tx, stranger, visit.id))).rejects.toThrow(NotFound);
});
