import { expect, test } from '@jest/globals';
import { jobHandlers } from '../../src/app/job-handlers.js';
import { readSettings } from '../../src/platform/settings.js';
import { isMessageKey } from '../../src/platform/views/locales.js';
import { groupOf, listEditableTexts, ourText } from '../../src/texts/editable-texts.js';
import { listPlaceholders } from '../../src/texts/placeholders.js';
import { readText } from '../../src/platform/views/locales.js';
import { expectNone, listFiles } from '../architecture/house.js';

const source = listFiles('src', '.ts').map(({ text }) => text);
const named = (pattern: RegExp) => [
  ...new Set(source.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!))),
];
const keys = listEditableTexts().flatMap((group) => group.keys);

const families: [string, string[]][] = [
  ['act', named(/\b(?:act: |ACT = )'([a-z-]+\.[a-z-]+)'/g)],
  ['kind', named(/\bsubjectType: '([a-z-]+)'/g)],
  ['job', Object.keys(jobHandlers)],
  ['sweep', named(/\bthis\.run\('([a-z-]+)'/g)],
  ['setting', readSettings({}).sources.map(({ name }) => name)],
  ['setting-none', readSettings({}).sources.flatMap(({ name, value }) => (value === null ? [name] : []))],
  ['text-group', keys.map(groupOf)],
  ['placeholder', keys.flatMap((key) => listPlaceholders(readText(ourText('en', key), 'en')).map(({ name }) => name))],
];

test.each(families)('every %s has words for the admin', (family, names) => {
  expect(names.length).toBeGreaterThan(0);
  expectNone(
    names.filter((name) => !isMessageKey(`administration.${family}.${name}`)),
    `Write administration.${family}.<name> in templates/locales/*/administration.json.`,
  );
});
