import { expect, test } from '@jest/globals';
import { jobHandlers } from '../../src/app/job-handlers.js';
import { expectNone, listFiles } from './house.js';

const callers = listFiles('src', '.ts').filter(({ text }) => /\benqueue\(\s*tx/.test(text));
const namesIn = (text: string) => [...text.matchAll(/\bname: '([a-z]+(?:-[a-z]+)+)'/g)].map(([, name]) => name!);
const enqueued = new Set(callers.flatMap(({ text }) => namesIn(text)));
const handled = Object.keys(jobHandlers);

test('whoever enqueues a job writes its name down beside it', () => {
  const silent = callers.filter(({ path, text }) => path !== 'src/jobs/enqueue.ts' && !namesIn(text).length);
  expectNone(
    silent.map(({ path }) => path),
    'A name that is put together at run time cannot be looked for, and this test cannot see it.',
  );
});

test('every job that is enqueued has a handler', () => {
  expect(enqueued.size).toBeGreaterThan(0);
  expectNone(
    [...enqueued].filter((name) => !handled.includes(name)),
    'Nobody would ever do this job: name its handler in src/app/job-handlers.ts.',
  );
});

test('every handler has a job', () => {
  expectNone(
    handled.filter((name) => !enqueued.has(name)),
    'Nothing enqueues this job: take the handler away.',
  );
});

test('every job has a test', () => {
  const tests = listFiles('test', '.test.ts').filter(({ path }) => !path.startsWith('test/architecture/'));
  expectNone(
    handled.filter((name) => !tests.some(({ text }) => text.includes(`'${name}'`))),
    'No test speaks of this job.',
  );
});
