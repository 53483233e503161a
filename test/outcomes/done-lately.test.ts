import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { listDoneLately } from '../../src/outcomes/done-lately.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aRaised } from '../support/outcomes.js';
import { aHost, aHostDepartment, aPerson } from '../support/people.js';

const { run } = setStage();
const since = new Date('2026-11-06T09:00:00Z');
const lately = new Date('2026-11-18T09:00:00Z');

let floor: Department;
let host: Actor;
let visitor: Actor;

beforeAll(async () => {
  stopClockAt('2026-11-20T09:00:00Z');
  floor = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  [host, visitor] = await run(async (tx) => [await aHost(tx, floor), await aPerson(tx)]);
});
beforeEach(() => run((tx) => tx.query('TRUNCATE actions, learnings CASCADE')));

const told = async (reader: Actor, limit = 3) =>
  (await run((tx) => listDoneLately(tx, reader, since, limit))).map(({ title, isOwn }) => `${title}${isOwn ? ', own' : ''}`); // prettier-ignore

test('what was done lately is told to the floor that raised it and to who wrote it, who reads it as their own', async () => {
  await run((tx) =>
    aRaised(tx, floor, {
      authorId: visitor.id,
      actions: [
        { state: 'done', title: 'Nieuwe brief', endedAt: lately },
        { state: 'done', title: 'Van lang geleden', endedAt: since },
        { state: 'dropped', title: 'Vervallen', endedAt: lately },
        { state: 'doing', title: 'Loopt' },
      ],
    }),
  );
  expect(await told(host)).toEqual(['Nieuwe brief']);
  expect(await told(visitor)).toEqual(['Nieuwe brief, own']);
  expect(await told(await run((tx) => aPerson(tx)))).toEqual([]);
});

test('whoever said the same hears of it, in their own words; not who did it themselves', async () => {
  const first = await run((tx) => aRaised(tx, floor, { text: 'De brief hapert' }));
  const elsewhere = await run((tx) => aHostDepartment(tx));
  await run((tx) => aRaised(tx, elsewhere, { headId: first.id, authorId: visitor.id, text: 'Die brief!' }));
  await run((tx) => anAction(tx, first, host, { state: 'done', title: 'Nieuwe brief', endedAt: lately }));
  const [news] = await run((tx) => listDoneLately(tx, visitor, since, 3));
  expect(news).toMatchObject({ text: 'Die brief!', isOwn: true, result: 'Het nummer staat bovenaan' });
  expect(await told(host)).toEqual([]);
});

test('one’s own comes first, then the latest, and no more than there is room for', async () => {
  const done = (title: string, day: number, authorId?: string) =>
    run((tx) => aRaised(tx, floor, { ...(authorId && { authorId }), actions: [{ state: 'done', title, endedAt: new Date(Date.UTC(2026, 10, day)) }] })); // prettier-ignore
  await done('Zevende', 7, host.id);
  await done('Negende', 9);
  await done('Twaalfde', 12);
  expect(await told(host)).toEqual(['Zevende, own', 'Twaalfde', 'Negende']);
  expect(await told(host, 2)).toEqual(['Zevende, own', 'Twaalfde']);
});
