import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { countPeople, listPeople, type PeopleFilter } from '../../src/people/people-list.queries.js';
import { searchPatterns } from '../../src/people/people-search.rules.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aLead, anHr, aPerson } from '../support/people.js';

const { run } = setStage();

let department: Department;
let hr: Actor;
let zoe: Actor;
let oguz: Actor;
let gone: Actor;

beforeAll(async () => {
  department = await run((tx) => aDepartment(tx));
  const own = { departmentId: department.id };
  hr = await run((tx) => anHr(tx, { givenName: 'Hanna', namePrefix: '', familyName: 'Aalders' }));
  zoe = await run((tx) =>
    aPerson(tx, { ...own, givenName: 'Zoë', namePrefix: 'van der', familyName: 'Meer', startsOn: '2026-12-01' }),
  );
  oguz = await run((tx) => aPerson(tx, { givenName: 'Oğuz', namePrefix: '', familyName: 'Yılmaz', managerId: zoe.id }));
  gone = await run((tx) => aPerson(tx, { ...own, givenName: 'Weg', namePrefix: '', familyName: "D'Hondt_" }));
  await run((tx) => tx.update(Person, { id: gone.id }, { isActive: false }));
});

const find = async (filter: PeopleFilter, actor = hr) => {
  const { items } = await run((tx) => listPeople(tx, actor, filter));
  expect(await run((tx) => countPeople(tx, actor, filter))).toBe(items.length);
  return items.map(({ givenName }) => givenName);
};

describe('people are found', () => {
  test.each([
    ['zoe', ['Zoë']],
    ['ZOË', ['Zoë']],
    ['meer zoe', ['Zoë']],
    ['van der meer', ['Zoë']],
    ['yilmaz', ['Oğuz']],
    ['oguz', ['Oğuz']],
    ["d'hondt_", ['Weg']],
    ['%', []],
    ['meer jansen', []],
  ])('by %s', async (search, expected) => {
    expect(await find({ search })).toEqual(expected);
  });

  test('by mail address, also as it stands in a mail', async () => {
    expect(await find({ search: `Zoë van der Meer <${zoe.email}>` })).toEqual(['Zoë']);
  });

  test('by their new name once that has changed', async () => {
    const person = await run((tx) => aPerson(tx));
    await run((tx) => tx.update(Person, { id: person.id }, { givenName: 'Ångström', familyName: 'Łuk' }));
    expect(await find({ search: 'angstrom luk' })).toEqual(['Ångström']);
  });

  test('by department, role, first day and whether they work here', async () => {
    expect(await find({ departmentId: department.id })).toEqual(['Weg', 'Zoë']);
    expect(await find({ departmentId: department.id, isActive: true })).toEqual(['Zoë']);
    expect(await find({ isActive: false })).toEqual(['Weg']);
    expect(await find({ role: 'hr' })).toEqual(['Hanna']);
    expect(await find({ startsFrom: '2026-12-01' })).toEqual(['Zoë']);
    expect(await find({ startsFrom: '2026-12-02' })).toEqual([]);
  });
});

test('a colleague finds herself and her own people, a lead those of her department, nobody anybody else', async () => {
  expect(await find({}, zoe)).toEqual(['Zoë', 'Oğuz']);
  expect(await find({}, oguz)).toEqual(['Oğuz']);
  const lead = await run((tx) => aLead(tx, department, { givenName: 'Lena', namePrefix: '', familyName: 'Bakker' }));
  expect(await find({}, lead)).toEqual(['Lena', 'Weg', 'Zoë']);
  expect(await find({ search: 'oguz' }, lead)).toEqual([]);
});

test('pages follow one another without a gap', async () => {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await run((tx) => listPeople(tx, hr, { limit: 2, cursor }));
    names.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  expect(names).toHaveLength(await run((tx) => countPeople(tx, hr, {})));
  expect(new Set(names).size).toBe(names.length);
});

test('what means something to LIKE is taken literally', () => {
  expect(searchPatterns(' 50% _a\\b ')).toEqual(['%50\\%%', '%\\_a\\\\b%']);
  expect(searchPatterns('  ')).toEqual([]);
});
