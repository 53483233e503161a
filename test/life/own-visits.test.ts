import { expect, test } from '@jest/globals';
import { now } from '../../src/platform/clock.js';
import { findOwnViews, listOwnVisits, type OwnVisitFilter } from '../../src/life/own-visits.queries.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();

/** A manager, one of their people with visits before and after now, and the host they sat beside. */
const aHistory = () =>
  stage.run(async (tx) => {
    const floor = await aHostDepartment(tx, { name: `Balie ${now().getTime()} ${Math.random()}` });
    const host = await aHost(tx, floor);
    const manager = await aPerson(tx);
    const visitor = await aPerson(tx, { managerId: manager.id });
    const on = async (hours: number, state: VisitState, learningGoals = ['Kijken']) => {
      const slot = await aSlot(tx, floor, { ...hoursFromNow(hours), hostIds: [host.id], seats: 3 });
      const hostId = state === 'approved' ? host.id : null;
      return (await aVisit(tx, slot, { visitorId: visitor.id, state, hostId, learningGoals })).id;
    };
    return {
      host,
      manager,
      visitor,
      soon: await on(20, 'approved'),
      later: await on(60, 'requested', ['Waarom bellen klanten over verhuizen?']),
      off: await on(90, 'cancelled'),
      lately: await on(-20, 'approved'),
      longAgo: await on(-300, 'approved'),
    };
  });

const list = async (personId: string, filter: Partial<OwnVisitFilter>) => {
  const whole = { view: 'mine', when: 'coming', at: now(), limit: 10, ...filter } as const;
  return stage.run((tx) => listOwnVisits(tx, personId, whole));
};
const idsOf = async (personId: string, filter: Partial<OwnVisitFilter>) =>
  (await list(personId, filter)).items.map(({ id }) => id);

test('what is still to come stands in order, all the rest from the latest back', async () => {
  const { visitor, soon, later, off, lately, longAgo } = await aHistory();
  expect(await idsOf(visitor.id, { when: 'coming' })).toEqual([soon, later]);
  expect(await idsOf(visitor.id, { when: 'earlier' })).toEqual([off, lately, longAgo]);
});

test('a host finds who came beside her, a manager the visits of their people, a stranger nothing', async () => {
  const { host, manager, visitor, soon, later } = await aHistory();
  expect(await idsOf(host.id, { view: 'hosting' })).toEqual([soon]);
  expect(await idsOf(manager.id, { view: 'people' })).toEqual([soon, later]);
  expect(await idsOf(visitor.id, { view: 'people' })).toEqual([]);
  const views = (id: string) => stage.run((tx) => findOwnViews(tx, id));
  expect(await views(host.id)).toEqual(['mine', 'hosting']);
  expect(await views(manager.id)).toEqual(['mine', 'people']);
  expect(await views(visitor.id)).toEqual(['mine']);
});

test('each page goes on where the one before ended', async () => {
  const { visitor, off, lately, longAgo } = await aHistory();
  const first = await list(visitor.id, { when: 'earlier', limit: 2 });
  expect(first.items.map(({ id }) => id)).toEqual([off, lately]);
  const cursor = first.nextCursor!;
  expect(await idsOf(visitor.id, { when: 'earlier', limit: 2, cursor })).toEqual([longAgo]);
});

test('a state leaves the others out: one that is over does not go ahead any more', async () => {
  const { visitor, soon, lately, longAgo, off } = await aHistory();
  const both = async (state: OwnVisitFilter['state']) => [
    ...(await idsOf(visitor.id, { when: 'coming', state })),
    ...(await idsOf(visitor.id, { when: 'earlier', state })),
  ];
  expect(await both('approved')).toEqual([soon]);
  expect(await both('past')).toEqual([lately, longAgo]);
  expect(await both('cancelled')).toEqual([off]);
});

test('a search looks at names, departments and goals', async () => {
  const { visitor, soon, later, host } = await aHistory();
  expect(await idsOf(visitor.id, { search: 'VERHUIZEN' })).toEqual([later]);
  expect(await idsOf(visitor.id, { search: 'balie' })).toEqual([soon, later]);
  expect(await idsOf(visitor.id, { search: host.name })).toEqual([soon]);
  expect(await idsOf(visitor.id, { search: '100%' })).toEqual([]);
});
