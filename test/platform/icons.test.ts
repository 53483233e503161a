import { expect, test } from '@jest/globals';
import { drawIcon } from '../../src/platform/views/icons.js';
import { channels } from '../../src/slots/slot.rules.js';
import { expectNone, listFiles } from '../architecture/house.js';

const isDrawn = (name: string) => {
  try {
    return drawIcon(name).includes('<path');
  } catch {
    return false;
  }
};

test('an icon is drawn in the page itself, and says nothing to a screen reader', () => {
  expect(drawIcon('check')).toBe(
    '<svg class="icon" aria-hidden="true" viewBox="0 0 20 20"><path d="m4 10.5 4 4 8-9"/></svg>',
  );
});

test('every icon that a template names is there, and one for every channel', () => {
  const named = listFiles('templates', '.liquid').flatMap(({ text }) => [...text.matchAll(/'([\w-]+)' \| icon/g)]);
  const names = [...named.map(([, name]) => name!), ...channels];
  expectNone(
    names.filter((name) => !isDrawn(name)),
    'There is no such drawing in templates/icons.svg.',
  );
});
