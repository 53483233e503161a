import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { getVisit } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { listInvites } from '../support/invites.js';
import { aDeputy, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const { run, refusal, takeJobs, listAudit } = setStage();
const reason = 'Die ochtend is de bezetting krap.';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

const aRequest = (facts: VisitFacts = {}, slotFacts: Parameters<typeof aSlot>[2] = {}) =>
  run(async (tx) => aVisit(tx, await aSlot(tx, department, { createdById: lead.id, ...slotFacts }), facts));
const decline = (actor: Actor, visit: Visit) => run((tx) => declineVisit(tx, actor, visit.id, { reason }));
const refusalOf = (actor: Actor, visit: Visit) => refusal((tx) => declineVisit(tx, actor, visit.id, { reason }));

test('a lead declines with a reason, which the visitor is mailed; no calendar ever knew of it', async () => {
  const visit = await aRequest();
  await decline(lead, visit);

  const seen = await run((tx) => getVisit(tx, lead, visit.id));
  expect(seen).toMatchObject({
    state: 'declined',
    reason,
    decidedById: lead.id,
    decidedAt: expect.any(Date),
    seatsTaken: 0,
    sequence: null,
  });
  expect(await listAudit(visit.id)).toEqual([
    { act: 'visit.declined', actorId: lead.id, before: { state: 'requested' }, after: { state: 'declined', reason } },
  ]);
  expect(await takeJobs()).toEqual([{ name: 'mail-visit-declined', payload: { visitId: visit.id } }]);
  expect(await run((tx) => listInvites(tx, visit.id))).toEqual([]);
});

test('a deputy and an admin may decline', async () => {
  for (const actor of [await run((tx) => aDeputy(tx, department)), await run(anAdmin)]) {
    expect(await refusalOf(actor, await aRequest())).toBeNull();
  }
});

test('a request for hours that have begun can still be declined', async () => {
  expect(await refusalOf(lead, await aRequest({}, hoursFromNow(-1)))).toBeNull();
});

describe('declining is refused', () => {
  test('to the visitor and whoever asked for them', async () => {
    const [guest, admin] = await run(async (tx) => [await aPerson(tx), await anAdmin(tx)]);
    expect(await refusalOf(guest, await aRequest({ visitorId: guest.id }))).toBe('own-request');
    expect(await refusalOf(admin, await aRequest({ requestedById: admin.id }))).toBe('own-request');
  });

  test('to HR, who sees the visit, yet does not lead here', async () => {
    expect(await refusalOf(await run(anHr), await aRequest())).toBe('not-lead');
  });

  test('of what was decided, withdrawn or cancelled before, and nothing has changed then', async () => {
    const reasons = {
      approved: 'already-decided',
      declined: 'already-decided',
      withdrawn: 'request-withdrawn',
      cancelled: 'already-cancelled',
    };
    await takeJobs();
    for (const [state, why] of Object.entries(reasons)) {
      const visit = await aRequest({ state: state as Visit['state'] });
      expect(await refusalOf(lead, visit)).toBe(why);
      expect(await run((tx) => getVisit(tx, lead, visit.id))).toMatchObject({ state, reason: null });
    }
    expect(await takeJobs()).toEqual([]);
  });
});

test('a visit that one may not see is not found', async () => {
  await expect(decline(await run((tx) => aPerson(tx)), await aRequest())).rejects.toThrow(NotFound);
});
