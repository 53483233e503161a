import { expect, test } from '@jest/globals';
import { noPages, pages } from '../bench/page-list.js';
import { listFiles } from './house.js';

/** The routes of every @Get in a file of pages: `/slots/:id`. */
function listRoutes(): string[] {
  const controllers = listFiles('src', '.pages.ts').flatMap(({ text }) => text.split('@Controller(').slice(1));
  return controllers.flatMap((text) => {
    const place = /^'([^']*)'/.exec(text)?.[1] ?? '';
    const ends = [...text.matchAll(/@Get\((?:'([^']*)')?\)/g)].map(([, end]) => end ?? '');
    return ends.map((end) => `/${[place, end].filter(Boolean).join('/')}`);
  });
}

test('the bench of the pages knows every page there is, and no other', () => {
  expect([...Object.keys(pages), ...Object.keys(noPages)].sort()).toEqual(listRoutes().sort());
});
