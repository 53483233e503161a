import { expect, test } from '@jest/globals';
import { expectNone, listFiles, readText } from './house.js';

const sources = [
  ...listFiles('src', '.ts'),
  ...listFiles('templates', '.liquid'),
  ...listFiles('templates/assets', '.js'),
];
const everything = sources.map(({ text }) => text).join('\n');
const words = new Set(everything.match(/[\w-]+/g));
const quoted = new Set([...everything.matchAll(/'([\w-]+)'/g)].map(([, text]) => text!));

/** Said in two parts, `is-{{ day.state }}`. */
const isComposed = (name: string) => name.startsWith('is-') && words.has(name.slice('is-'.length));
/** Of the calendar that comes as a package. */
const isForeign = (name: string) => /^ec(-|$)/.test(name);

test('every class that has a style is used in a page', () => {
  const styled = listFiles('templates/assets', '.css').flatMap(({ path, text }) => {
    const selectors = text.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+(?=\{)/g) ?? [];
    const names = selectors.flatMap((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!));
    return [...new Set(names)].map((name) => ({ path, name }));
  });
  expect(styled.length).toBeGreaterThan(100);
  expectNone(
    styled
      .filter(({ name }) => !words.has(name) && !isComposed(name) && !isForeign(name))
      .map(({ path, name }) => `${path}: .${name}`),
    'No template and no script uses this class: take its style away.',
  );
});

test('every icon is drawn somewhere', () => {
  const icons = [...readText('templates/icons.svg').text.matchAll(/<symbol id="([\w-]+)"/g)].map(([, name]) => name!);
  expect(icons).toContain('check');
  expectNone(
    icons.filter((name) => !quoted.has(name)),
    'Nobody draws this icon: take it away.',
  );
});
