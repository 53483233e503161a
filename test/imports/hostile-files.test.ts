import { beforeAll, expect, test } from '@jest/globals';
import { workOnImport } from '../../src/imports/import-people.js';
import { getImport, listRows } from '../../src/imports/imports.queries.js';
import { orderApplication } from '../../src/imports/order-application.js';
import { startImport } from '../../src/imports/start-import.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { encodeCursor } from '../../src/platform/http/paging.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, anHr } from '../support/people.js';

const stage = setStage();
const { run, refusal, faults } = stage;
const headings = 'employeeNumber,firstName,lastName,workEmail,department,hireDate,status';
const row = (number: string, mail = `n${number}@example.org`) =>
  [number, 'Zoë', `Meer${number}`, mail, 'Finance', '2027-01-04', 'Active'].join(',');

let hr: Actor;
beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  await run((tx) => aHostDepartment(tx, { name: 'Finance' }));
});

const work = (id: string) => workOnImport(stage.transactions, id);
const order = (id: string) => run((tx) => orderApplication(tx, hr, id));
const countsOf = async (id: string) => (await run((tx) => getImport(tx, hr, id))).counts;

async function read(...rows: string[]): Promise<string> {
  const id = await run((tx) => startImport(tx, hr, { content: [headings, ...rows].join('\n') }));
  await work(id);
  return id;
}

test.each([
  ['nothing', ''],
  ['nulls', '\0\0'],
  ['one endless line', 'x'.repeat(1_000_000)],
  ['quotes', '"'.repeat(10_000)],
])('a file of %s has no people in it', async (_, content) => {
  expect(await faults((tx) => startImport(tx, hr, { content }))).toEqual(['content: no-people-in-file']);
});

test('rows are not to be had beyond any that a file can have', async () => {
  const id = await read(row('1'));
  const cursor = encodeCursor(['999999999999999999', '0']);
  expect((await run((tx) => listRows(tx, hr, id, { cursor }))).items).toEqual([]);
});

test('a file that two people apply at once comes in once', async () => {
  const id = await read(row('11'));
  const apply = () => refusal((tx) => orderApplication(tx, hr, id));
  expect((await Promise.all([apply(), apply()])).sort()).toEqual(['import-not-read', null]);
  await Promise.all([work(id), work(id)]);
  expect(await run((tx) => tx.countBy(Person, { personnelNumber: '11' }))).toBe(1);
});

test('of two files applied at once the second finds whom the first brought in', async () => {
  const files = [await read(row('21'), row('22', 'same@example.org')), await read(row('21'), row('23', 'same@example.org'))]; // prettier-ignore
  for (const id of files) await order(id);
  await Promise.all(files.map(work));
  const counts = await Promise.all(files.map(countsOf));
  expect(counts.map((one) => [one.new, one.unchanged, one.rejected])).toContainEqual([2, undefined, undefined]);
  expect(counts.map((one) => [one.new, one.unchanged, one.rejected])).toContainEqual([undefined, 1, 1]);
});
