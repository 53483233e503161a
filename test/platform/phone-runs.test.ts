import { expect, test } from '@jest/globals';
import { MOST_RUNS, phoneRunFinder } from '../../src/platform/phone-runs.rules.js';
import { findPhoneNumbers } from '../../src/platform/phone-numbers.client.js';

const runsIn = (text: string) => phoneRunFinder()(text).map(({ start, end }) => text.slice(start, end).trim());

test.each([
  ['bel 06 12345678 of 020-1234567', ['06 12345678', '020-1234567']],
  ['de 06-nummers zijn op', []],
  ['in 2026 belden er 1200', []],
  ['06 12345678 06 87654321 0612345678', ['06 12345678', '06 87654321', '0612345678']],
  ['020 012 3456', ['020 012 3456']],
  ['06 12345678 2026 1234 5678', ['06 12345678 2026']],
  [`0${'1'.repeat(40)}`, []],
])('only what may be a telephone number is looked up: %s', (text, runs) => {
  expect(runsIn(text)).toEqual(runs);
});

test('two numbers in a row are both found', () => {
  const text = 'Bel 06 12345678 06 87654321';
  expect(findPhoneNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(
    expect.arrayContaining(['06 12345678', '06 87654321']),
  );
});

test.each(['1', '0', '06 12 34 56 78 ', '0 1 2 3 4 5 6 7 8 9 ', '+31 6 1 ', '(0', '06-', '111222333 ', '0 12 '])(
  'a form filled with “%s” asks no more of the numbering plans than a few texts do',
  (part) => {
    const findRuns = phoneRunFinder();
    const text = part.repeat(1000 / part.length);
    const lengths = Array.from({ length: 54 }, () => findRuns(text).map(({ start, end }) => end - start)).flat();
    expect(lengths.length).toBeLessThanOrEqual(MOST_RUNS);
    expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(60);
  },
);
