import { expect, test } from '@jest/globals';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import { chooseMails } from '../../src/notices/choose-mails.js';
import type { NoticeKinds } from '../../src/notices/notice-kind.js';
import { listChoices, showChoices } from '../../src/notices/show-choices.js';
import { NotFound } from '../../src/platform/refusal.js';
import { isMessageKey } from '../../src/platform/views/locales.js';
import { expectNone, listFiles } from '../architecture/house.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';

const stage = setStage();
const { run, refusal, listAudit } = stage;

const load = () => Promise.resolve(null);
const kinds: NoticeKinds = {
  news: { isRequired: false, load },
  request: { isRequired: false, about: 'leading', load },
  warning: { isRequired: true, load },
};
const mailed = async (...[tx, actor]: Parameters<typeof listChoices>) =>
  (await listChoices(tx, actor, kinds)).filter(({ isMailed }) => isMailed).map(({ kind }) => kind);

test('everything comes by mail until somebody says otherwise, and may come back', async () => {
  const person = await run((tx) => aPerson(tx));
  expect(await run((tx) => mailed(tx, person, kinds))).toEqual(['news', 'request', 'warning']);
  await run((tx) => chooseMails(tx, person, kinds, { news: false, request: true }));
  expect(await run((tx) => mailed(tx, person, kinds))).toEqual(['request', 'warning']);
  await run((tx) => chooseMails(tx, person, kinds, { news: true }));
  expect(await run((tx) => mailed(tx, person, kinds))).toEqual(['news', 'request', 'warning']);
  expect(await listAudit(person.id)).toEqual([
    { act: 'person.mails-chosen', actorId: person.id, before: { news: true }, after: { news: false } },
    { act: 'person.mails-chosen', actorId: person.id, before: { news: false }, after: { news: true } },
  ]);
});

test('nobody can do without what they must know, and then nothing else is changed either', async () => {
  const person = await run((tx) => aPerson(tx));
  expect(await refusal((tx) => chooseMails(tx, person, kinds, { news: false, warning: false }))).toBe(
    'notice-required',
  );
  expect(await run((tx) => mailed(tx, person, kinds))).toContain('news');
  await expect(run((tx) => chooseMails(tx, person, kinds, { toString: false }))).rejects.toThrow(NotFound);
});

test('what serves a few comes only to who asks for it', async () => {
  const reports: NoticeKinds = { report: { isRequired: false, isByRequest: true, load } };
  const isMailed = async () => (await run((tx) => listChoices(tx, person, reports)))[0]!.isMailed;
  const person = await run((tx) => aPerson(tx));
  expect(await isMailed()).toBe(false);
  await run((tx) => chooseMails(tx, person, reports, { report: true }));
  expect(await isMailed()).toBe(true);
  await run((tx) => chooseMails(tx, person, reports, { report: false }));
  expect(await isMailed()).toBe(false);
});

test('two choices at once are both kept', async () => {
  const person = await run((tx) => aPerson(tx));
  await Promise.all(['news', 'request'].map((kind) => run((tx) => chooseMails(tx, person, kinds, { [kind]: false }))));
  await Promise.all([1, 2, 3].map(() => run((tx) => chooseMails(tx, person, kinds, { news: false }))));
  expect(await run((tx) => mailed(tx, person, kinds))).toEqual(['warning']);
  expect(await listAudit(person.id)).toHaveLength(2);
});

test('who decides about nothing is not asked about requests', async () => {
  const person = await run((tx) => aPerson(tx));
  const lead = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
  const groups = async (actor: typeof person) =>
    showChoices(await run((tx) => listChoices(tx, actor, kinds)), actor).groups.map(({ about }) => about);
  expect(await groups(person)).toEqual(['visiting']);
  expect(await groups(lead)).toEqual(['visiting', 'leading']);
});

test('every kind of notice has a name people understand', () => {
  expectNone(
    Object.keys(noticeKinds).filter((kind) => !isMessageKey(`notices.kind.${kind}`)),
    'Write notices.kind.<kind> in templates/locales/*/notices.json.',
  );
});

test('every mail of a notice stands in the frame it is given, so that it can be a part of a bundle', () => {
  const mails = listFiles('templates/mail', '.liquid').filter(({ path }) =>
    Object.keys(noticeKinds).some((kind) => path.endsWith(`mail/${kind}.liquid`)),
  );
  expect(mails.length).toBeGreaterThan(5);
  expectNone(
    mails.filter(({ text }) => !text.startsWith('{% layout frame %}')).map(({ path }) => path),
    'Begin it with {% layout frame %}: otherwise a bundle holds a whole mail within a mail.',
  );
});
