import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApiToken } from '../../src/people/api-tokens.js';
import { Person } from '../../src/people/person.entity.js';
import { projectRoot } from '../../src/platform/root.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { type Api, apiWith } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { runCommand } from '../support/command-line.js';
import { aDepartment, anAdmin } from '../support/people.js';

// Processes of their own: the command line, and a server that dies halfway.
const stage = setStage();
const { run } = stage;
const samples = join(projectRoot, 'test/imports/samples');
const PEOPLE = 5_000;

let token: string;
let app: RunningApp;
let call: Api;

beforeAll(async () => {
  const admin = await run((tx) => anAdmin(tx));
  await run((tx) => aDepartment(tx, { name: 'Finance' }));
  app = await startApp({ databaseUrl: stage.url });
  token = await run((tx) => createApiToken(tx, admin, 'test'));
  call = apiWith(app.baseUrl, token);
}, 60_000);
afterAll(async () => {
  await app.stop();
});

const meekijk = (...args: string[]) => runCommand(['import-people', ...args], { DATABASE_URL: stage.url });
const countPeople = () => run((tx) => tx.count(Person));

test('the command line tells what would change, reads in, and tells of each rejected row where and why', async () => {
  const before = await countPeople();
  const bamboo = join(samples, 'people-bamboohr.csv');
  const dry = await meekijk(bamboo, '--layout', 'bamboohr', '--dry-run', '--create-departments');
  expect(dry).toMatchObject({ code: 0, last: 'new 240, changed 0, unchanged 0, missing 1, rejected 0' });
  expect(await countPeople()).toBe(before);
  const real = await meekijk(bamboo, '--create-departments');
  expect(real).toMatchObject({ code: 0, last: dry.last });
  expect(await countPeople()).toBe(before + 240);

  const broken = await meekijk(join(samples, 'people-with-errors.csv'), '--layout', 'bamboohr');
  expect(broken).toMatchObject({ code: 0, last: 'new 0, changed 0, unchanged 2, missing 231, rejected 8' });
  expect(broken.errors).toContain('line 3, column workEmail: “no-at-sign” is not a mail address.');
});

test.each([
  ['a file that is not there', ['nowhere.csv'], 'Cannot read "nowhere.csv"'],
  ['a layout that is not there', [join(samples, 'people-afas.csv'), '--layout', 'excel'], 'There is no such layout.'],
  ['a layout that does not fit', [join(samples, 'people-afas.csv'), '--layout', 'bamboohr'], 'Columns of this layout are missing'], // prettier-ignore
])('the command line refuses %s with a sentence', async (_, args, sentence) => {
  const { code, errors } = await meekijk(...args);
  expect([code, errors]).toEqual([1, expect.stringContaining(sentence)]);
});

test('a body of CSV is a file, and 5,000 people of it are read and applied', async () => {
  const start = performance.now();
  const id = await handOver('a');
  await call('POST', `/imports/${id}/application`);
  expect(await untilDone(id, 'applied')).toMatchObject({ done: PEOPLE, counts: { new: PEOPLE } });
  process.stdout.write(`${PEOPLE} people read and applied in ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
});

test('a server that dies while it applies leaves nothing half done, and the next one does it whole', async () => {
  const id = await handOver('b');
  const before = await countPeople();
  await run(async (tx) => {
    // Its first people are in when it wants to write down so, and has to wait for us.
    await tx.query('LOCK TABLE audit_entries IN SHARE MODE');
    await call('POST', `/imports/${id}/application`);
    await untilWaiting(tx, 1);
    await app.kill();
  });
  expect(await countPeople()).toBe(before);
  const port = new URL(app.baseUrl).port;
  app = await startApp({ databaseUrl: stage.url, env: { PORT: port } });
  expect(await untilDone(id, 'applied')).toMatchObject({ counts: { new: PEOPLE } });
  expect(await countPeople()).toBe(before + PEOPLE);
}, 90_000);

async function handOver(prefix: string): Promise<string> {
  const rows = Array.from({ length: PEOPLE }, (_, n) => `${prefix}${n},Zoë,van der Meer,${prefix}${n}@example.org,Finance,2027-01-04`); // prettier-ignore
  const content = ['employeeNumber,firstName,lastName,workEmail,department,hireDate', ...rows].join('\n');
  const answer = await fetch(`${app.baseUrl}/api/v1/imports?fileName=${prefix}.csv`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: Buffer.from(content, 'latin1'),
  });
  expect(answer.status).toBe(202);
  const body = (await answer.json()) as { id: string };
  await untilDone(body.id, 'ready');
  return body.id;
}

async function untilDone(id: string, state: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await call('GET', `/imports/${id}`);
    if (body.state === state) return body;
    await pause(100);
  }
}
