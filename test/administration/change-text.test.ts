import { beforeEach, expect, test } from '@jest/globals';
import { changeText, restoreText } from '../../src/administration/change-text.js';
import { listTextHistory } from '../../src/administration/texts.queries.js';
import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { translate } from '../../src/platform/views/locales.js';
import { TextVersion } from '../../src/texts/text-version.entity.js';
import { findOwnText, readOwnTexts, type TextPlace } from '../../src/texts/texts.queries.js';
import { ourText } from '../../src/texts/editable-texts.js';
import { reasonOf, setStage } from '../support/acts.js';
import { anAdmin, anHr } from '../support/people.js';

const stage = setStage();
const { run, refusal, faults } = stage;

const place: TextPlace = { key: 'mail.visit-declined.title', language: 'nl' };
let admin: Actor;

beforeEach(async () => {
  admin = await run((tx) => anAdmin(tx));
  await run((tx) => tx.clear(TextVersion));
});

const change = (text: string | null, basedOn: number, at = place) =>
  run((tx) => changeText(tx, admin, at, { text, basedOn }));
const now = (at = place) => run((tx) => findOwnText(tx, at));
const lastAudit = () => run((tx) => tx.findOne(AuditEntry, { where: { subjectType: 'text' }, order: { id: 'DESC' } }));

test('the company’s own words stand in place of ours, in that language alone', async () => {
  await change('Helaas', 0);
  const own = await run(readOwnTexts);
  expect(translate('nl', place.key, {}, own)).toBe('Helaas');
  expect(translate('en', place.key, {}, own)).toBe('Not this time');
  expect(await lastAudit()).toMatchObject({
    actorId: admin.id,
    act: 'text.changed',
    before: { ...place, text: 'Deze keer lukt het niet' },
    after: { ...place, text: 'Helaas' },
  });
});

test('going back to our text is a version too, and an earlier one can be put back', async () => {
  await change('Helaas', 0);
  await change(null, 1);
  expect(await now()).toMatchObject({ version: 2, text: null });
  expect(await lastAudit()).toMatchObject({ act: 'text.reset', before: { text: 'Helaas' } });
  await run((tx) => restoreText(tx, admin, place, { version: 1, basedOn: 2 }));
  expect(await now()).toMatchObject({ version: 3, text: 'Helaas' });
  const history = await run((tx) => listTextHistory(tx, place));
  expect(history.map(({ version, text, createdByName }) => [version, text, createdByName])).toEqual([
    [3, 'Helaas', admin.name],
    [2, null, admin.name],
    [1, 'Helaas', admin.name],
  ]);
});

test('our own words typed again are ours, and what stays the same is no version', async () => {
  await change(`  ${ourText('nl', place.key)} `, 0);
  expect(await now()).toEqual({ version: 0, text: null });
  await change('Helaas', 0);
  await change('Helaas ', 1);
  expect(await now()).toMatchObject({ version: 1 });
});

test('a mail’s sentence is one line; the statement keeps its paragraphs', async () => {
  await change('Helaas,\r\n  niet nu', 0);
  expect(await now()).toMatchObject({ text: 'Helaas, niet nu' });
  const statement: TextPlace = { key: 'texts.statement', language: 'nl' };
  await change('Eén.\r\n\r\nTwee.', 0, statement);
  expect(await now(statement)).toMatchObject({ text: 'Eén.\n\nTwee.' });
});

test('words that could not be said are not kept', async () => {
  const act = (text: string) => faults((tx) => changeText(tx, admin, place, { text, basedOn: 0 }));
  expect(await act('Helaas {naam')).toEqual(['text: text-unreadable']);
  expect(await act('Helaas {naam}')).toEqual(['text: text-no-placeholders']);
  expect(await now()).toEqual({ version: 0, text: null });
});

test('only an admin changes texts, and only those that are offered', async () => {
  const hr = await run((tx) => anHr(tx));
  expect(await refusal((tx) => changeText(tx, hr, place, { text: 'Helaas', basedOn: 0 }))).toBe('not-admin');
  await expect(change('x', 0, { key: 'refusal.slot-full', language: 'nl' })).rejects.toThrow('not found');
  await expect(run((tx) => restoreText(tx, admin, place, { version: 7, basedOn: 0 }))).rejects.toThrow('not found');
});

test('who did not see the latest version is told, and changes nothing', async () => {
  await change('Helaas', 0);
  expect(await refusal((tx) => changeText(tx, admin, place, { text: 'Jammer', basedOn: 0 }))).toBe(
    'text-changed-meanwhile',
  );
  expect(await now()).toMatchObject({ text: 'Helaas' });
});

test('of two editors at once one saves, the other hears that the text has changed', async () => {
  for (let round = 0; round < 5; round++) {
    const { version } = await now();
    const outcome = (text: string) => change(`${text} ${round}`, version).then(() => 'saved', reasonOf);
    const outcomes = await Promise.all(['Helaas', 'Jammer', 'Sorry'].map(outcome));
    expect(outcomes.sort()).toEqual(['saved', 'text-changed-meanwhile', 'text-changed-meanwhile']);
    expect(await now()).toMatchObject({ version: version + 1 });
  }
});
