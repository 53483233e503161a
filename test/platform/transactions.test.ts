import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { constraintReasons } from '../../src/app/constraint-reasons.js';
import { Department } from '../../src/people/department.entity.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { NotFound, Refused } from '../../src/platform/refusal.js';
import { page } from '../../src/platform/views/page.js';
import { attempt } from '../../src/platform/views/form.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let transactions: Transactions;

beforeAll(async () => {
  database = await openTestDatabase();
  transactions = new Transactions(database.dataSource, constraintReasons);
});
afterAll(() => database.close());

const add = (name: string) =>
  transactions.run((tx) => tx.insert(Department, { name, timeZone: 'Europe/Amsterdam' }).then(() => name));

test('what PostgreSQL refuses when two act at once is the "no" of the rule, and nothing is left of the loser', async () => {
  const outcomes = await Promise.allSettled([add('Balie'), add('Balie')]);
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(lost.map(({ reason }) => reason)).toEqual([new Refused('department-exists')]);
  expect(await transactions.read((tx) => tx.countBy(Department, { name: 'Balie' }))).toBe(1);
});

test('a form that lost the race is shown again with that reason', async () => {
  await add('Chat');
  const again = async () => page('again', { typed: 'Chat' });
  const answer = await attempt(async () => page(await add('Chat')), again);
  expect(answer).toMatchObject({ template: 'again', status: 409, model: { typed: 'Chat' } });
});

test('a constraint without a reason is a bug, and every other error comes as it was thrown', async () => {
  const broken = transactions.run((tx) => tx.query('INSERT INTO people (given_name) VALUES (NULL)'));
  await expect(broken).rejects.toThrow('null value');
  await expect(transactions.run(() => Promise.reject(new NotFound('visit')))).rejects.toThrow(NotFound);
});
