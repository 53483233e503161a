import { beforeAll, describe, expect, test } from '@jest/globals';
import { listLearnings, type LearningSearch } from '../../src/learnings/learnings.queries.js';
import { partsOf } from '../../src/learnings/marks.rules.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { aLearningAt, aTheme } from '../support/learnings.js';
import { aHost, aHostDepartment, aDepartment, anHr, aPerson } from '../support/people.js';

const { run } = setStage();

let here: Department;
let there: Department;
let finance: Department;
let hr: Actor;
let host: Actor;
let clerk: Actor;
let owner: Actor;
const made: Record<string, Learning> = {};

beforeAll(() =>
  run(async (tx) => {
    [here, there, finance] = [await aHostDepartment(tx), await aHostDepartment(tx), await aDepartment(tx)];
    [hr, host] = [await anHr(tx), await aHost(tx, here)];
    [clerk, owner] = [await aPerson(tx, { departmentId: finance.id }), await aPerson(tx)];
    const make = async (name: string, at: Department, text: string, facts: Parameters<typeof aLearningAt>[2] = {}) =>
      (made[name] = await aLearningAt(tx, at, { text, learnedAt: new Date('2026-05-12T09:00:00Z'), ...facts }));
    await make('brief', here, 'Klanten begrijpen de incassobrief niet', { timesHeard: 4 });
    await make('again', here, 'De incassobrief begrijpt niemand', { headId: made.brief!.id, learnedAt: new Date('2026-07-02T09:00:00Z') }); // prettier-ignore
    await make('factuur', there, 'Facturen komen twee keer', { forDepartmentId: finance.id, question: 'question' });
    await make('delivery', here, 'Delivery messages confuse customers', { question: 'lacked', lacked: ['system'], learnedAt: new Date('2026-06-02T09:00:00Z') }); // prettier-ignore
    await make('café', there, 'Het café-menu klopt niet online', { question: 'preventable', preventable: 'yes', themeId: (await aTheme(tx)).id, channel: 'chat' }); // prettier-ignore
    await anAction(tx, made.brief!, owner);
  }),
);

// What is found does not hang on how it is looked up: each as one of few, or in the order of all.
const find = async (actor: Actor, wanted: LearningSearch = {}) => {
  const { items } = await run((tx) => listLearnings(tx, actor, wanted));
  for (const mostFew of [0, 1]) expect((await run((tx) => listLearnings(tx, actor, wanted, mostFew))).items).toEqual(items); // prettier-ignore
  return items;
};
const names = async (actor: Actor, wanted: LearningSearch = {}) =>
  (await find(actor, wanted)).map(({ id }) => Object.keys(made).find((name) => made[name]!.id === id));

test('each group stands there once, by its latest month, with what is counted of all of it', async () => {
  expect(await names(host)).toEqual(['again', 'delivery']);
  const [first] = await find(host);
  expect(first).toMatchObject({ month: '2026-07-01', allHeard: 5, allLearnings: 2, allVisits: 2, actions: 1 });
});

test('what was heard most comes first when asked for, by its head', async () => {
  expect(await names(hr, { order: 'heard', limit: 1 })).toEqual(['brief']);
});

test('everybody finds what is of their floor, meant for their department, or done by them, and nothing else', async () => {
  expect(await names(clerk)).toEqual(['factuur']);
  expect(await names(owner)).toEqual(['again']);
  expect((await names(hr)).sort()).toEqual(['again', 'café', 'delivery', 'factuur']);
  expect(await names(await run((tx) => aPerson(tx)))).toEqual([]);
});

test('an author finds their own, and reads that it is', async () => {
  const { authorId } = made.factuur!;
  const author = { ...clerk, id: authorId, departmentId: here.id, roles: [] };
  expect(await names({ ...author, departmentId: (await run((tx) => aDepartment(tx))).id })).toEqual(['factuur']);
  expect(await find(author, { isMine: true })).toMatchObject([{ isMine: true }]);
});

describe('words are found', () => {
  test.each([
    ['in another form', 'factuur', ['factuur']],
    ['in English', 'customer deliveries', ['delivery']],
    ['without accents', 'cafe', ['café']],
    ['with accents that are not there', 'incassobríef', ['again']],
    ['by how they begin', 'incasso', ['again']],
    ['all of them', 'incassobrief twee', []],
    ['beside filler', 'de het klanten', ['brief']],
    ['with signs that mean something elsewhere', `'klanten' & | ! (:*`, ['brief']],
    ['when nothing but signs is typed: then everything', '& !', ['again', 'delivery', 'café', 'factuur']],
  ])('%s', async (_, search, expected) => {
    expect((await names(hr, { search })).sort()).toEqual([...expected].sort());
  });

  test('and marked', async () => {
    const [found] = await find(hr, { search: 'factuur' });
    expect(partsOf(found!.marked)).toEqual([
      { text: 'Facturen', isFound: true },
      { text: ' komen twee keer', isFound: false },
    ]);
  });

  test('when mistyped, if nothing has them as they are', async () => {
    const found = await run((tx) => listLearnings(tx, hr, { search: 'delivry' }));
    expect(found).toMatchObject({ isAlike: true, items: [{ id: made.delivery!.id }] });
    expect(await run((tx) => listLearnings(tx, clerk, { search: 'delivry' }))).toMatchObject({ items: [] });
  });
});

test.each([
  ['theme', () => ({ themeId: made.café!.themeId! }), ['café']],
  ['channel', () => ({ channel: 'chat' as const }), ['café']],
  ['floor', () => ({ departmentId: there.id }), ['café', 'factuur']],
  ['question', () => ({ question: 'question' as const }), ['factuur']],
  ['answer', () => ({ preventable: 'yes' as const }), ['café']],
  ['lack', () => ({ lacked: 'system' as const }), ['delivery']],
  ['month', () => ({ fromMonth: '2026-06', untilMonth: '2026-06' }), ['delivery']],
  ['action', () => ({ hasAction: true }), ['again']],
  ['no action', () => ({ hasAction: false }), ['café', 'delivery', 'factuur']],
])('narrowed by %s', async (_, wanted, expected) => {
  expect((await names(hr, wanted())).sort()).toEqual([...expected].sort());
});

test.each([
  ['month', 2_000],
  ['month', 0],
  ['heard', 2_000],
  ['heard', 0],
] as const)('page after page has everything once, by %s, where %d are few', async (order, mostFew) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await run((tx) => listLearnings(tx, hr, { order, limit: 1, cursor }, mostFew));
    seen.push(...page.items.map(({ headId }) => headId));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(4);
  expect(new Set(seen).size).toBe(4);
});

test('nothing tells who wrote it or on which day', async () => {
  const told = JSON.stringify(await run((tx) => listLearnings(tx, hr, { limit: 1 })));
  for (const learning of Object.values(made)) {
    for (const secret of [learning.authorId, learning.visitId, '2026-07-02']) expect(told).not.toContain(secret);
  }
});
