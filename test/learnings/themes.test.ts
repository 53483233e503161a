import { beforeAll, expect, test } from '@jest/globals';
import { addTheme } from '../../src/learnings/add-theme.js';
import { bringBackTheme } from '../../src/learnings/bring-back-theme.js';
import { Learning } from '../../src/learnings/learning.entity.js';
import { mergeTheme } from '../../src/learnings/merge-theme.js';
import { putAwayTheme } from '../../src/learnings/put-away-theme.js';
import { renameTheme } from '../../src/learnings/rename-theme.js';
import { listThemeChoices, listThemes } from '../../src/learnings/themes.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { aLearningAt, aTheme } from '../support/learnings.js';
import { aHostDepartment, aLead, anHr } from '../support/people.js';

const stage = setStage();
const { run } = stage;

let hr: Actor;
let lead: Actor;
beforeAll(() =>
  run(async (tx) => {
    hr = await anHr(tx);
    lead = await aLead(tx, await aHostDepartment(tx));
  }),
);

test('HR adds a theme, and nobody a second one of its name', async () => {
  const id = await run((tx) => addTheme(tx, hr, { name: 'Bezorging' }));
  expect(await stage.listAudit(id)).toMatchObject([
    { act: 'theme.added', actorId: hr.id, after: { name: 'Bezorging' } },
  ]);
  expect(await stage.refusal((tx) => addTheme(tx, hr, { name: 'bezorging' }))).toBe('theme-exists');
  expect(await stage.refusal((tx) => addTheme(tx, lead, { name: 'Anders' }))).toBe('not-hr');
});

test('a theme gets another name, not that of another', async () => {
  const [theme, other] = await run(async (tx) => [await aTheme(tx), await aTheme(tx)]);
  await run((tx) => renameTheme(tx, hr, theme.id, { name: 'Brieven' }));
  expect((await run((tx) => listThemes(tx))).map(({ name }) => name)).toContain('Brieven');
  expect(await stage.refusal((tx) => renameTheme(tx, hr, other.id, { name: 'Brieven' }))).toBe('theme-exists');
});

test('a theme that is put away is offered no more, and is brought back', async () => {
  const { id } = await run((tx) => aTheme(tx));
  const isOffered = async () => (await run((tx) => listThemeChoices(tx))).some((theme) => theme.id === id);
  await run((tx) => putAwayTheme(tx, hr, id));
  expect(await isOffered()).toBe(false);
  expect(await stage.refusal((tx) => putAwayTheme(tx, hr, id))).toBe('theme-put-away');
  await run((tx) => bringBackTheme(tx, hr, id));
  expect(await isOffered()).toBe(true);
  expect(await stage.refusal((tx) => bringBackTheme(tx, hr, id))).toBe('theme-in-use');
});

test('merged into another, a theme gives it all its learnings and is gone', async () => {
  const [theme, into] = await run(async (tx) => [await aTheme(tx), await aTheme(tx)]);
  const { id } = await run(async (tx) => aLearningAt(tx, await aHostDepartment(tx), { themeId: theme.id }));
  await run((tx) => mergeTheme(tx, hr, theme.id, { intoId: into.id }));
  expect(await run((tx) => tx.findOneByOrFail(Learning, { id }))).toMatchObject({ themeId: into.id });
  const themes = await run((tx) => listThemes(tx));
  expect(themes.find((one) => one.id === into.id)).toMatchObject({ learnings: 1 });
  expect(themes.some((one) => one.id === theme.id)).toBe(false);
  expect(await stage.refusal((tx) => mergeTheme(tx, hr, into.id, { intoId: into.id }))).toBe('theme-itself');
});
