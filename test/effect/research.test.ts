import { beforeAll, describe, expect, test } from '@jest/globals';
import { researchCsv } from '../../src/effect/open-research.js';
import { isResearchFile, namedDepartments, researchFiles, sayDaysAhead } from '../../src/effect/research.rules.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { aGuest, aMomentOn, askThrice } from '../support/effect.js';
import { aLearning } from '../support/learnings.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const names = Object.keys(researchFiles).filter(isResearchFile);

// What stands in no file: names, words of one person, days, and every id there is.
const secrets = ['Geheimstra', 'Gastvrouwsma', 'Doel-van-een', 'Tekst-van-een', 'Titel-van-een', 'Effect-van-een', 'Resultaat-van-een', 'Reden-van-een', 'Eenmansafdeling', '@example.org', '2025-02-1']; // prettier-ignore

let hr: Actor;
let files: Record<string, string[][]>;

const readFile = async (name: string) => {
  const csv = await run((tx) => researchCsv(tx, { ...hr, language: 'en' }, `${name}.csv`, 2025));
  return csv.replace('\uFEFF', '').trim().split('\r\n').map((line) => line.split(',')); // prettier-ignore
};
const column = (file: string, name: string) => {
  const at = files[file]![0]!.indexOf(name);
  return files[file]!.slice(1).map((row) => row[at]!);
};

beforeAll(async () => {
  await run(async (tx) => {
    hr = await anHr(tx);
    const [floor, small] = [await aHostDepartment(tx, { name: 'Telefoon' }), await aHostDepartment(tx, { name: 'Balie' })]; // prettier-ignore
    const sales = await aDepartment(tx, { name: 'Verkoop' });
    const alone = await aDepartment(tx, { name: 'Eenmansafdeling' });
    const lead = await aLead(tx, floor, { familyName: 'Gastvrouwsma' });
    const host = await aHost(tx, floor, { familyName: 'Gastvrouwsma' });
    const slot = await aMomentOn(tx, floor, '2025-02-12T09:00:00Z', lead.id);
    const other = await aMomentOn(tx, small, '2025-02-13T09:00:00Z', lead.id);
    const guests: Actor[] = [];
    for (let guest = 0; guest < 8; guest++) {
      const departmentId = guest === 7 ? alone.id : sales.id;
      guests.push(await aPerson(tx, { departmentId, familyName: 'Geheimstra' }));
    }
    let head = '';
    for (const [at, { id }] of guests.entries()) {
      const visit = await aGuest(tx, slot, id);
      await askThrice(tx, visit, [2, 4, 3]);
      const same = { text: 'De brief noemt twee bedragen' };
      const learning = await aLearning(tx, visit, at < 5 ? { ...same, ...(head && { headId: head }) } : { text: 'Tekst-van-een' }); // prettier-ignore
      head ||= learning.id;
      await anAction(tx, learning, guests[at]!, { title: 'Titel-van-een', expectedEffect: 'Effect-van-een', createdAt: slot.endsAt, state: 'done', endedAt: slot.endsAt, result: 'Resultaat-van-een' }); // prettier-ignore
      if (at < 2) await aVisit(tx, other, { visitorId: id, state: 'declined', reason: 'Reden-van-een', learningGoals: ['Doel-van-een'] }); // prettier-ignore
    }
    await aLearning(tx, await aGuest(tx, other, host.id), { text: 'Tekst-van-een', forDepartmentId: alone.id });
  });
  files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(name)] as const)));
}, 60_000);

describe('the files', () => {
  test('hold nothing that is secret, and no id of anything', async () => {
    const everything = JSON.stringify(files);
    expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
    expect(everything).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(names.map((name) => files[name]![0])).toEqual(names.map((name) => [...researchFiles[name]]));
  });

  test('tell department and month of five people or more, and less of others', () => {
    expect(column('visits', 'period').filter((period) => period === '2025-02')).toHaveLength(7);
    // The eighth guest and the three at the desk are together too few to tell of in any way.
    expect(new Set(column('visits', 'visitor_department'))).toEqual(new Set(['Verkoop']));
  });

  test('tell the words of a learning when five people said the same', () => {
    const texts = column('learnings', 'text').filter(Boolean);
    expect(texts).toEqual(Array(5).fill('De brief noemt twee bedragen'));
    expect(new Set(column('learnings', 'group')).size).toBe(4);
  });

  test('hold three scores of everybody, with the department that the page shows too', () => {
    expect(column('pulse', 'score')).toHaveLength(8 * 3 * 4);
    expect(new Set(column('pulse', 'department'))).toEqual(new Set(['Telefoon']));
    expect(new Set(column('pulse', 'period'))).toEqual(new Set(['2025']));
  });

  test('stand in another order each time', async () => {
    const again = await Promise.all([1, 2, 3, 4].map(() => readFile('learnings')));
    expect(new Set([files.learnings!, ...again].map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(1);
  });
});

test('whoever is neither HR nor admin finds no files', async () => {
  const colleague = await run((tx) => aPerson(tx));
  await expect(run((tx) => researchCsv(tx, colleague, 'visits.csv', 2025))).rejects.toThrow();
  await expect(run((tx) => researchCsv(tx, hr, 'people.csv', 2025))).rejects.toThrow();
});

test('the dictionary says of every column what it holds', async () => {
  const lines = await readFile('dictionary');
  expect(lines).toHaveLength(1 + Object.values(researchFiles).flat().length);
  expect(lines[1]!.slice(0, 2)).toEqual(['visits.csv', 'row']);
});

test.each([
  [0, '0'],
  [2, '1-2'],
  [13, '7-13'],
  [400, '28+'],
])('%d days ahead is told as %s', (days, said) => expect(sayDaysAhead(days)).toBe(said));

describe('a department stands by its name', () => {
  const department = (id: string, whole: number, facts = {}) => ({ id, whole, each: [whole, whole, whole, whole], isShown: true, ...facts }); // prettier-ignore
  const named = (...of: ReturnType<typeof department>[]) => [...namedDepartments(of)].sort();

  test('when the page shows it', () => {
    expect(named(department('a', 9), department('b', 9, { isShown: false }))).toEqual(['a']);
  });

  test('not when the page counts a few people more', () => {
    expect(named(department('a', 9, { each: [9, 9, 10, 9] }), department('b', 9))).toEqual(['b']);
    expect(named(department('a', 9, { each: [9, 9, 14, 9] }), department('b', 9))).toEqual(['a', 'b']);
  });

  test('not when only a few would be left without a name', () => {
    expect(named(department('a', 20), department('b', 6), department('c', 3))).toEqual(['a']);
  });
});
