import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../support/command-line.js';

const absences: Record<string, string[]> = { ada: ['2027-01-04'], bo: [], cy: ['2027-01-04', '2027-01-05'] };
const problem = {
  days: ['2027-01-04', '2027-01-05'],
  slots: [
    { id: 'monday', stop: 'chat', day: '2027-01-04', start: '09:00', end: '11:00', seats: 1 },
    { id: 'tuesday', stop: 'chat', day: '2027-01-05', start: '09:00', end: '11:00', seats: 1, place: 'Breda' },
  ],
  hires: ['ada', 'bo', 'cy'].map((id) => ({
    id,
    stops: [{ stop: 'chat', from: '2027-01-04', to: '2027-01-05' }],
    absent: absences[id],
  })),
  rules: { perDay: 1 },
};

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'meekijk-plan-'))));
afterAll(() => rm(folder, { recursive: true }));

async function plan(text: string, ...more: string[]) {
  const file = join(folder, 'problem.json');
  await writeFile(file, text);
  // A bad setting would stop whatever needs one.
  return runCommand(['plan', '--file', file, ...more], { PORT: 'x' });
}

it('prints the plan of a problem file, and nothing else, with neither settings nor a database', async () => {
  const { code, lines, errors } = await plan(JSON.stringify(problem), '--seconds', '5');
  expect([code, errors, lines.length]).toEqual([0, '', 1]);
  expect(JSON.parse(lines[0]!)).toEqual({
    placements: [
      { hire: 'ada', slot: 'tuesday' },
      { hire: 'bo', slot: 'monday' },
    ],
    unplaced: [{ hire: 'cy', stop: 'chat', reason: 'away' }],
    placed: 2,
    possible: 3,
    bound: 2,
    gap: 0,
    seconds: expect.any(Number),
  });
});

it.each([
  ['a malformed file', JSON.stringify({ ...problem, hires: [{ id: 'ada', stops: [{}] }] }), /^hires\[0\]\.stops\[0\]\.stop: is missing; it must be a text\.\n$/], // prettier-ignore
  ['a file that is no JSON', 'days: []', /^the file: is not JSON \(.*\)\.\n$/],
])('refuses %s with a sentence alone', async (_, text, sentence) => {
  const { code, last, errors } = await plan(text);
  expect([code, last, errors]).toEqual([2, '', expect.stringMatching(sentence)]);
});

it.each([
  ['no file', ['plan'], "required option '--file <path>' not specified"],
  ['a file that is not there', ['plan', '--file', '/nowhere.json'], '/nowhere.json: cannot be read (ENOENT).'],
  ['no number of seconds', ['plan', '--file', 'x', '--seconds', '0'], 'It must be a whole number from 1 up.'],
])('refuses %s', async (_, args, sentence) => {
  const { code, errors } = await runCommand(args, {});
  expect([code, errors]).toEqual([2, expect.stringContaining(sentence)]);
});
