import { afterEach, expect, test } from '@jest/globals';
import { fixClock, now } from '../../src/platform/clock.js';
import { openMailLink } from '../../src/people/open-mail-link.js';
import { cannotCome } from '../../src/visits/cannot-come.js';
import { createVisitLink } from '../../src/visits/create-visit-link.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
afterEach(() => fixClock(null));

/** An approved visit and the link that its visitor was mailed. */
const anApprovedVisit = () =>
  stage.run(async (tx) => {
    const slot = await aSlot(tx, await aHostDepartment(tx));
    const visitor = await aPerson(tx);
    const visit = await aVisit(tx, slot, { visitorId: visitor.id, state: 'approved' });
    return { visitor, visit, token: await createVisitLink(tx, visitor.id, visit) };
  });

const stateOf = (id: string) => stage.run(async (tx) => (await tx.findOneByOrFail(Visit, { id })).state);

test('opening the link changes nothing, however often: mail scanners do', async () => {
  const { visitor, visit, token } = await anApprovedVisit();
  for (let times = 0; times < 2; times++) {
    const opened = await stage.run((tx) => openMailLink(tx, 'visit', token));
    expect(opened).toMatchObject({ person: { id: visitor.id }, subjectId: visit.id });
  }
  expect(await stateOf(visit.id)).toBe('approved');
});

test('the visit is cancelled in the name of whom the link was mailed to', async () => {
  const { visitor, visit, token } = await anApprovedVisit();
  await stage.run((tx) => cannotCome(tx, token, { reason: 'Ziek' }));
  expect(await stateOf(visit.id)).toBe('cancelled');
  expect(await stage.listAudit(visit.id)).toMatchObject([
    { act: 'visit.cancelled', actorId: visitor.id, after: { state: 'cancelled', reason: 'Ziek' } },
  ]);
});

test('a link works once', async () => {
  const { token } = await anApprovedVisit();
  await stage.run((tx) => cannotCome(tx, token, { reason: 'Ziek' }));
  expect(await stage.refusal((tx) => cannotCome(tx, token, { reason: 'Ziek' }))).toBe('mail-link-spent');
  expect(await stage.refusal((tx) => openMailLink(tx, 'visit', token))).toBe('mail-link-spent');
});

test('a link that is unknown or expired does nothing', async () => {
  const { visit, token } = await anApprovedVisit();
  expect(await stage.refusal((tx) => cannotCome(tx, `${token}x`, { reason: 'Ziek' }))).toBe('mail-link-spent');
  fixClock(new Date(Math.max(+visit.endsAt, +now()) + 1000));
  expect(await stage.refusal((tx) => cannotCome(tx, token, { reason: 'Ziek' }))).toBe('mail-link-spent');
  expect(await stateOf(visit.id)).toBe('approved');
});
