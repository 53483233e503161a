import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { SlotFilter } from '../../src/slots/slots.queries.js';
import { findFirstFree } from '../../src/visits/first-free.queries.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();

let department: Department;
let visitor: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  visitor = await run((tx) => aPerson(tx));
});

const slotIn = (hours: number, facts: SlotFacts = {}) =>
  run((tx) => aSlot(tx, department, { ...hoursFromNow(hours), ...facts }));
const firstFor = async (person: Actor, filter: SlotFilter = {}) =>
  (await run((tx) => findFirstFree(tx, person, filter)))?.id;

test('the first free moment is the first that this person can book', async () => {
  expect(await firstFor(visitor)).toBeUndefined();

  await slotIn(1.5);
  const full = await slotIn(10);
  await run((tx) => aVisit(tx, full, { state: 'approved' }));
  await slotIn(20, { state: 'withdrawn' });
  const asked = await slotIn(30);
  await run((tx) => aVisit(tx, asked, { visitorId: visitor.id }));
  const meanwhile = await slotIn(32);
  const free = await slotIn(40);
  const chat = await slotIn(50, { channel: 'chat' });

  expect(await firstFor(visitor)).toBe(free.id);
  expect(await firstFor(visitor, { channel: 'chat' })).toBe(chat.id);
  expect(await firstFor(visitor, { from: hoursFromNow(45).startsAt })).toBe(chat.id);
  expect(await firstFor(visitor, { to: hoursFromNow(39).startsAt })).toBeUndefined();
  const other = await run((tx) => aPerson(tx));
  expect(await firstFor(other)).toBe(asked.id);
  await run((tx) => aVisit(tx, asked, { state: 'approved' }));
  expect(await firstFor(other)).toBe(meanwhile.id);
});

test('nobody is sent to their own department', async () => {
  const insider = await run((tx) => aPerson(tx, { departmentId: department.id }));
  expect(await firstFor(insider)).toBeUndefined();
});

test('it is found behind more moments that overlap than are looked at at once', async () => {
  const busy = await run((tx) => aPerson(tx));
  const long = await slotIn(1000, { ...hoursFromNow(1000, 10) });
  await run((tx) => aVisit(tx, long, { visitorId: busy.id }));
  const lead = await run((tx) => aPerson(tx));
  for (let n = 0; n < 60; n++) await slotIn(1001 + n / 100, { createdById: lead.id });
  const after = await slotIn(1011);
  expect(await firstFor(busy, { from: hoursFromNow(1000).startsAt })).toBe(after.id);
});
