import { expect, test } from '@jest/globals';
import { type Audience, isForPerson } from '../../src/programmes/audience.rules.js';

const everybody: Audience = { departmentIds: [], locations: [], jobTitles: [] };
const person = { departmentId: 'sales', location: 'Utrecht', jobTitle: 'Verkoopmedewerker binnendienst' };

test.each<[string, Partial<Audience>, boolean]>([
  ['names nothing', {}, true],
  ['names their department', { departmentIds: ['legal', 'sales'] }, true],
  ['names another department', { departmentIds: ['legal'] }, false],
  ['names their place in other letters', { locations: [' utrecht '] }, true],
  ['names another place', { locations: ['Zwolle'] }, false],
  ['names the beginning of a word in their job', { jobTitles: ['manager', 'VERKÓÓP'] }, true],
  ['names the second word of their job', { jobTitles: ['binnendienst'] }, true],
  ['names several words that follow each other', { jobTitles: ['verkoopmedewerker binnen'] }, true],
  ['names letters from the middle of a word', { jobTitles: ['dienst'] }, false],
  ['names their department and another place', { departmentIds: ['sales'], locations: ['Zwolle'] }, false],
])('a programme that %s', (_, audience, isFor) => {
  expect(isForPerson({ ...everybody, ...audience }, person)).toBe(isFor);
});

test('a programme for a place is not for somebody of whom no place is known', () => {
  expect(isForPerson({ ...everybody, locations: ['Utrecht'] }, { ...person, location: '' })).toBe(false);
});
