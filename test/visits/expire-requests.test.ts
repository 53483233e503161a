import { describe, expect, test } from '@jest/globals';
import { now } from '../../src/platform/clock.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { expireRequests } from '../../src/visits/expire-requests.js';
import { isOutOfTime } from '../../src/visits/request-expiry.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { aFullSlot, joinedAt, passTime } from '../support/lines.js';
import { aHostDepartment, aLead, anHr } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { stopClockAt } from '../support/clock.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run, refusal, listAudit } = stage;
const { doJobs, takeMails } = setPost(stage);

const aRequest = (hours: number, facts: VisitFacts = {}) =>
  run(async (tx) => {
    const department = await aHostDepartment(tx);
    const lead = await aLead(tx, department);
    const visit = await aVisit(
      tx,
      await aSlot(tx, department, { ...hoursFromNow(hours), createdById: lead.id }),
      facts,
    );
    return { visit, lead, department };
  });
const sweep = () => run((tx) => expireRequests(tx, now()));
const stateOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).state;

describe('a request runs out', () => {
  const startsAt = new Date('2026-11-24T08:00:00Z');
  const request = {
    state: 'requested' as const,
    startsAt,
    requestedAt: new Date('2026-11-16T08:00:00Z'),
    acceptedAt: null,
  };
  const late = new Date('2026-11-23T22:00:00Z');
  test.each([
    ['twelve hours before its moment', {}, '2026-11-23T20:00:00Z', true],
    ['not a second before', {}, '2026-11-23T19:59:59Z', false],
    ['when the moment begins, if it was made late', { requestedAt: late }, '2026-11-24T08:00:00Z', true],
    ['not before, if it was made late', { requestedAt: late }, '2026-11-24T07:59:59Z', false],
    ['nor if the offer was accepted late', { acceptedAt: late }, '2026-11-24T07:59:59Z', false],
    ['not when it is decided', { state: 'approved' as const }, '2026-11-24T09:00:00Z', false],
  ])('%s', (_, facts, at, isOut) => {
    expect(isOutOfTime({ ...request, ...facts }, { expiresHours: 12, now: new Date(at) })).toBe(isOut);
  });
});

test('a request about which nobody decided runs out before its moment; the visitor is told, with three other moments', async () => {
  stopClockAt(joinedAt);
  const { visit, lead, department } = await aRequest(36);
  const slots = await run(async (tx) => {
    const made = [];
    for (const hours of [200, 220, 240, 260])
      made.push(await aSlot(tx, department, { ...hoursFromNow(hours), createdById: lead.id }));
    return made;
  });
  await sweep();
  expect(await stateOf(visit)).toBe('requested');
  passTime({ hours: 24 });
  await stage.takeJobs();
  await sweep();
  expect(await stateOf(visit)).toBe('expired');
  expect((await listAudit(visit.id)).at(-1)).toEqual({
    act: 'visit.expired',
    actorId: null,
    before: { state: 'requested' },
    after: { state: 'expired', reason: null },
  });
  await doJobs();
  const [mail, ...others] = await takeMails();
  expect(others).toEqual([]);
  expect(mail!.subject).toBe(`Je aanvraag bij ${department.name} is verlopen`);
  expect(slots.map(({ id }) => mail!.html.includes(`/slots/${id}`))).toEqual([true, true, true, false]);
  expect(await refusal((tx) => approveVisit(tx, lead, visit.id))).toBe('request-expired');
});

test('the seat that an accepted offer held goes to the next in line', async () => {
  const line = await aFullSlot(stage, { seats: 1 });
  await run((tx) =>
    tx.update(Visit, { id: line.taken[0]!.id }, { state: 'requested', offeredAt: now(), acceptedAt: now() }),
  );
  const { visitId } = await line.join();
  passTime({ days: 7, hours: 11 });
  await sweep();
  await line.offer();
  expect(await line.stateOf(visitId)).toMatchObject({ state: 'offered' });
});

test('a lead approves while it runs out: it is one of both', async () => {
  for (let round = 0; round < 4; round++) {
    stopClockAt(joinedAt);
    const { visit, lead } = await aRequest(36);
    passTime({ hours: 24 });
    const [why] = await Promise.all([refusal((tx) => approveVisit(tx, lead, visit.id)), sweep()]);
    expect([why, await stateOf(visit)]).toEqual(why ? ['request-expired', 'expired'] : [null, 'approved']);
  }
});

test('who asked for somebody else hears of it too', async () => {
  stopClockAt(joinedAt);
  const hr = await run((tx) => anHr(tx));
  const { visit } = await aRequest(10, { requestedById: hr.id, requestedAt: hoursFromNow(-48).startsAt });
  await stage.takeNotices();
  await sweep();
  const told = (await stage.takeNotices()).filter(({ payload }) => JSON.stringify(payload).includes(visit.id));
  expect(told.map(({ personId, kind }) => [personId, kind]).sort()).toEqual(
    [
      [visit.visitorId, 'request-expired'],
      [hr.id, 'decided-for-other'],
    ].sort(),
  );
});
