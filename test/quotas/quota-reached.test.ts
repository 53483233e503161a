import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { findFirstFree } from '../../src/visits/first-free.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { inZone } from '../../src/platform/time-zone.rules.js';
import { type Quota, replaceQuotas } from '../../src/quotas/quotas.queries.js';
import { SeatQuota } from '../../src/quotas/seat-quota.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aHostDepartment, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;

const input = { learningGoals: ['Kijken'] };
const inDays = (days: number) => inZone(new Date(), 'Europe/Amsterdam').plus({ days }).toISODate() as string;

let team: Department;
let home: Department;
let scopeId: string;

beforeEach(async () => {
  [team, home] = await run(async (tx) => [await aHostDepartment(tx), await aDepartment(tx)]);
  scopeId = randomUUID();
});

let hours = 72;
const slotOf = (facts: SlotFacts = {}) =>
  run((tx) => aSlot(tx, team, { seats: 9, approval: 'automatic', ...hoursFromNow((hours += 4)), ...facts }));
const allow = (seats: number, facts: Partial<Quota> = {}) =>
  run((tx) =>
    replaceQuotas(tx, scopeId, [
      {
        departmentId: home.id,
        seats,
        opensOn: inDays(0),
        closesOn: inDays(60),
        teamIds: [team.id],
        slotIds: [],
        ...facts,
      },
    ]),
  );
const colleague = () => run((tx) => aPerson(tx, { departmentId: home.id }));
const ask = (person: Actor, slot: Slot) => refusal((tx) => requestVisit(tx, person, slot.id, input));

test('a department gets the seats of its quota and no more, while others still get theirs', async () => {
  await allow(2);
  const slot = await slotOf();
  const outcomes = [await ask(await colleague(), slot), await ask(await colleague(), await slotOf())];
  expect([...outcomes, await ask(await colleague(), slot)]).toEqual([null, null, 'quota-reached']);
  expect(await ask(await run((tx) => aPerson(tx)), slot)).toBeNull();
});

test('ten people of one department ask at once, each for another moment: the quota holds', async () => {
  await allow(3);
  const asking: [Actor, Slot][] = [];
  for (let n = 0; n < 10; n++) asking.push([await colleague(), await slotOf()]);
  const outcomes = await Promise.all(asking.map(([person, slot]) => ask(person, slot)));
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(3);
  expect(outcomes.filter((outcome) => outcome === 'quota-reached')).toHaveLength(7);
});

test.each<[VisitState, string | null]>([
  ['requested', 'quota-reached'],
  ['waiting', 'quota-reached'],
  ['approved', 'quota-reached'],
  ['declined', null],
  ['withdrawn', null],
  ['cancelled', null],
])('a colleague whose visit is %s leaves the next one: %s', async (state, expected) => {
  await allow(1);
  const slot = await slotOf();
  await run(async (tx) => aVisit(tx, slot, { state, visitorId: (await aPerson(tx, { departmentId: home.id })).id }));
  expect(await ask(await colleague(), slot)).toBe(expected);
});

test('who calls off makes room for a colleague', async () => {
  await allow(1);
  const slot = await slotOf();
  const first = await colleague();
  const visitId = await run((tx) => requestVisit(tx, first, slot.id, input));
  await run((tx) => cancelVisit(tx, first, visitId, { reason: 'Ziek' }));
  expect(await ask(await colleague(), slot)).toBeNull();
});

test('a quota says nothing of other teams, other days, and departments it was not set for', async () => {
  const first = await slotOf();
  await allow(1);
  await ask(await colleague(), first);
  const elsewhere = await run(async (tx) => aSlot(tx, await aHostDepartment(tx), { approval: 'automatic' }));
  expect(await ask(await colleague(), elsewhere)).toBeNull();
  expect(await ask(await colleague(), await slotOf({ audience: 'onboarding' }))).toBeNull();
  expect(await ask(await colleague(), await slotOf(hoursFromNow(24 * 70)))).toBeNull();
});

test('a single moment can be what the quota is about', async () => {
  const slot = await slotOf();
  await allow(1, { teamIds: [], slotIds: [slot.id] });
  expect([await ask(await colleague(), slot), await ask(await colleague(), slot)]).toEqual([null, 'quota-reached']);
  expect(await ask(await colleague(), await slotOf())).toBeNull();
});

test('once the quota is gone, or higher, colleagues can come again', async () => {
  await allow(1);
  const slot = await slotOf();
  await ask(await colleague(), slot);
  await allow(2);
  expect([await ask(await colleague(), slot), await ask(await colleague(), slot)]).toEqual([null, 'quota-reached']);
  await run((tx) => replaceQuotas(tx, scopeId, []));
  expect(await ask(await colleague(), slot)).toBeNull();
  expect(await run((tx) => tx.countBy(SeatQuota, { scopeId }))).toBe(0);
});

test('what is found to book leaves out what the quota closes', async () => {
  await allow(1);
  const [first, later] = [await slotOf(), await slotOf({ audience: 'onboarding' })];
  await ask(await colleague(), first);
  const person = await colleague();
  const filter = { departmentId: team.id };
  expect(await run((tx) => findFirstFree(tx, person, filter))).toMatchObject({ id: later.id });
});
