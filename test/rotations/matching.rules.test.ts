import { expect, test } from '@jest/globals';
import { matchProgramme, whyNoMatch } from '../../src/rotations/matching.rules.js';

const all = { departmentIds: [] as string[], locations: [] as string[], jobTitles: [] as string[] };
const everybody = { name: 'iedereen', ...all };
const zwolle = { name: 'Zwolle', ...all, locations: ['Zwolle'] };
const sales = { name: 'verkoop', ...all, jobTitles: ['verkoop'] };
const zwolleSales = { name: 'verkoop in Zwolle', ...all, locations: ['Zwolle'], jobTitles: ['verkoop'] };
const finance = { name: 'finance', ...all, departmentIds: ['finance'] };

const hire = { departmentId: 'inkoop', location: 'Zwolle', jobTitle: 'Verkoopmedewerker' };

test.each([
  ['the only one that fits', [finance, everybody], 'iedereen', null],
  ['the one that says most about whom it is for', [everybody, zwolle, zwolleSales], 'verkoop in Zwolle', null],
  ['none, when none is for them', [finance], undefined, 'no-programme-fits'],
  ['none, when there is none', [], undefined, 'no-programme-fits'],
  ['none of two that say as much', [everybody, zwolle, sales], undefined, 'several-programmes-fit'],
])('a hire starts on %s', (_, programmes, name, why) => {
  const match = matchProgramme(hire, programmes);
  expect(match.programme?.name).toBe(name);
  expect(whyNoMatch(match)).toBe(why);
});

test('those between which HR has to choose are named', () => {
  expect(matchProgramme(hire, [everybody, zwolle, sales]).rivals).toEqual([zwolle, sales]);
});
