import { expect, test } from '@jest/globals';
import { foldThemes, funnelOf } from '../../src/insights/learned.rules.js';

test('each step of the funnel is a part of the one before', () => {
  expect(funnelOf({ none: 50, dropped: 5, open: 20, doing: 15, done: 10 })).toEqual({
    raised: 100,
    picked: 45,
    doing: 25,
    done: 10,
    dropped: 5,
  });
});

test('the themes most spoken of stand by themselves, the others together, and last what has none', () => {
  const theme = (name: string | null, ...counts: number[]) => ({ themeId: name, name, counts });
  const themes = [theme(null, 9, 9), theme('Brieven', 1, 2), theme('Facturen', 5, 0), theme('Website', 0, 1), theme('Apps', 1, 0)]; // prettier-ignore
  expect(foldThemes(themes, 2)).toEqual([
    { themeId: 'Facturen', name: 'Facturen', counts: [5, 0], kind: 'theme' },
    { themeId: 'Brieven', name: 'Brieven', counts: [1, 2], kind: 'theme' },
    { themeId: null, name: null, counts: [1, 1], kind: 'others' },
    { themeId: null, name: null, counts: [9, 9], kind: 'none' },
  ]);
  expect(foldThemes([], 2)).toEqual([]);
  // As many as fit need no others.
  expect(foldThemes(themes.slice(1, 3), 2).map(({ name }) => name)).toEqual(['Facturen', 'Brieven']);
});
