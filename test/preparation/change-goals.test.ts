import { describe, expect, it, test } from '@jest/globals';
import { whyNotChangeGoals } from '../../src/preparation/goals.rules.js';
import { changeGoals } from '../../src/preparation/change-goals.js';
import { Visit } from '../../src/visits/visit.entity.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { setStage } from '../support/acts.js';
import { admin, colleague, host, lead } from '../support/actors.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const now = new Date('2026-11-24T08:00:00Z');
const before = new Date('2026-11-24T07:00:00Z');
const after = new Date('2026-11-24T09:00:00Z');
const visitor = colleague;

describe('learning goals', () => {
  test.each([
    ['the visitor changes those of a request', visitor, 'requested', after, null],
    ['the visitor changes those of an approved visit', visitor, 'approved', after, null],
    ['not once it has begun', visitor, 'approved', before, 'visit-begun'],
    ['not when it is off', visitor, 'cancelled', after, 'visit-over'],
    ['the lead does not', lead, 'approved', after, 'goals-not-yours'],
    ['the host does not', host, 'approved', after, 'goals-not-yours'],
    ['an admin who did not ask does not', admin, 'approved', after, 'goals-not-yours'],
  ] as const)('%s', (_, actor, state, startsAt, why) => {
    const visit = { state: state as VisitState, visitorId: visitor.id, requestedById: visitor.id, hostId: host.id };
    expect(whyNotChangeGoals({ actor, visit, startsAt, now })).toBe(why);
  });

  test('whoever asked for somebody else may change them too', () => {
    const visit = { state: 'approved' as const, visitorId: 'new', requestedById: admin.id, hostId: null };
    expect(whyNotChangeGoals({ actor: admin, visit, startsAt: after, now })).toBeNull();
  });
});

describe('changing goals', () => {
  const stage = setStage();

  it('keeps the new ones, writes both down and mails nobody', async () => {
    const { person, visit } = await stage.run(async (tx) => {
      const person = await aPerson(tx);
      const slot = await aSlot(tx, await aHostDepartment(tx));
      return { person, visit: await aVisit(tx, slot, { visitorId: person.id, learningGoals: ['Kijken'] }) };
    });
    const learningGoals = ['Waarover bellen klanten na een verhuizing?', 'Wat missen jullie van ons?'];
    await stage.run((tx) => changeGoals(tx, person, visit.id, { learningGoals }));
    expect(await stage.run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }))).toMatchObject({ learningGoals });
    expect(await stage.listAudit(visit.id)).toEqual([
      {
        act: 'visit.goals-changed',
        actorId: person.id,
        before: { learningGoals: ['Kijken'] },
        after: { learningGoals },
      },
    ]);
    expect(await stage.takeJobs()).toEqual([]);
  });
});
