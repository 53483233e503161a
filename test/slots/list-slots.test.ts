import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { listSlots, type SlotFilter } from '../../src/slots/slots.queries.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment } from '../support/people.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();
const monday = new Date('2099-11-23T00:00:00Z');

let service: Department;
let claims: Department;

/** Hours in UTC, so many days after the Monday. */
const hours = (day: number, from: number, lengthHours = 2) => {
  const startsAt = new Date(monday.getTime() + (day * 24 + from) * 3_600_000);
  return { startsAt, endsAt: new Date(startsAt.getTime() + lengthHours * 3_600_000) };
};

const ids: Record<string, string> = {};

beforeAll(async () => {
  service = await run((tx) => aHostDepartment(tx, { name: 'Klantenservice' }));
  // Five and a half hours ahead of UTC: what is Tuesday evening elsewhere is Wednesday here.
  claims = await run((tx) => aHostDepartment(tx, { name: 'Schade', timeZone: 'Asia/Kolkata', place: 'Pune' }));
  const add = async (name: string, department: Department, facts: SlotFacts) => {
    ids[name] = (await run((tx) => aSlot(tx, department, { location: 'Utrecht, kamer 4', ...facts }))).id;
  };
  await add('monday morning', service, { ...hours(0, 8), briefing: 'Veel vragen over facturen' });
  await add('monday evening', service, { ...hours(0, 18), channel: 'chat' });
  await add('tuesday online', service, { ...hours(1, 12), location: 'https://meet.example.org/1', language: 'en' });
  await add('wednesday there', claims, { ...hours(1, 20), location: 'Pune', channel: 'desk' });
  await add('full friday', service, { ...hours(4, 9), seats: 1 });
  const full = await run((tx) => tx.findOneByOrFail(Slot, { id: ids['full friday'] }));
  await run((tx) => aVisit(tx, full, { state: 'approved' }));
});

const found = async (filter: SlotFilter) => {
  const { items } = await run((tx) => listSlots(tx, { from: monday, ...filter }));
  return items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
};

const all = ['monday morning', 'monday evening', 'tuesday online', 'wednesday there', 'full friday'];
const notOnline = all.filter((name) => name !== 'tuesday online');

test.each<[string, () => SlotFilter, string[]]>([
  ['nothing: all of them, by start', () => ({}), all],
  ['a department', () => ({ departmentId: claims.id }), ['wednesday there']],
  ['any department but one', () => ({ exceptDepartmentId: service.id }), ['wednesday there']],
  ['a channel', () => ({ channel: 'chat' }), ['monday evening']],
  ['a language', () => ({ language: 'en' }), ['tuesday online']],
  ['free seats', () => ({ withFreeSeats: true }), all.slice(0, 4)],
  ['online', () => ({ isOnline: true }), ['tuesday online']],
  ['on site', () => ({ isOnline: false }), notOnline],
  ['a place, by any part of its name, in small letters or capitals', () => ({ place: 'KAMER 4' }), ['monday morning', 'monday evening', 'full friday']], // prettier-ignore
  ['a place that means every sign literally', () => ({ place: '%' }), []],
  ['a word of the briefing', () => ({ search: 'Facturen' }), ['monday morning']],
  ['a word of the department or its place', () => ({ search: 'pune' }), ['wednesday there']],
  ['a weekday, where the slot is: in Pune it is Wednesday by then', () => ({ weekdays: [3] }), ['wednesday there']],
  ['two weekdays', () => ({ weekdays: [2, 5] }), ['tuesday online', 'full friday']],
  ['the morning', () => ({ partOfDay: 'morning' }), ['monday morning', 'wednesday there', 'full friday']],
  ['the afternoon', () => ({ partOfDay: 'afternoon' }), ['tuesday online']],
  ['the evening', () => ({ partOfDay: 'evening' }), ['monday evening']],
  ['a start not before', () => ({ startsFrom: hours(1, 12).startsAt }), all.slice(2)],
  ['everything at once', () => ({ departmentId: service.id, channel: 'phone', place: 'utrecht', isOnline: false, language: 'nl', weekdays: [1, 2], partOfDay: 'morning', withFreeSeats: true, search: 'factu' }), ['monday morning']], // prettier-ignore
])('slots are found by %s', async (_, filter, names) => {
  expect(await found(filter())).toEqual(names);
});

test('the pages of a filtered list follow each other without a gap', async () => {
  const filter = { from: monday, isOnline: false, limit: 3 };
  const first = await run((tx) => listSlots(tx, filter));
  const second = await run((tx) => listSlots(tx, { ...filter, cursor: first.nextCursor! }));
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(notOnline.map((name) => ids[name]));
  expect(second.nextCursor).toBeNull();
});
