import { expect, test } from '@jest/globals';
import { readText } from './house.js';

test('every setting is in the README, and the README names no other', () => {
  const source = readText('src/platform/settings.ts').text;
  const read = [...source.matchAll(/\b(?:text|whole|yes|url|secret)\(\s*'([A-Z_]+)'/g)].map(([, name]) => name!);
  const listed = [...readText('README.md').text.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name!);
  expect(listed.length).toBeGreaterThan(0);
  expect([...new Set(read)].sort()).toEqual([...listed].sort());
});
