import { describe, expect, test } from '@jest/globals';
import type { Actor, Role } from '../../src/people/person.rules.js';
import {
  faultsOf,
  type ProgrammeContent,
  type StopContent,
  whyNotArchive,
  whyNotChangeProgramme,
  whyNotRestore,
  whyNotRunProgrammes,
} from '../../src/programmes/programme.rules.js';

const actorWith = (...roles: Role[]): Actor => ({
  id: 'me',
  name: 'Ik',
  email: 'ik@example.org',
  language: 'nl',
  departmentId: 'home',
  roles,
});
const hr = actorWith({ role: 'hr', departmentId: null });
const admin = actorWith({ role: 'admin', departmentId: null });
const lead = actorWith({ role: 'lead', departmentId: 'chat' });

const stop = (fromDay: number, toDay: number, facts: Partial<StopContent> = {}): StopContent => ({
  departmentId: 'chat',
  channel: null,
  leastMinutes: null,
  visits: 1,
  fromDay,
  toDay,
  isRequired: true,
  weight: 1,
  ...facts,
});
const faults = (stops: StopContent[], facts: Partial<ProgrammeContent> = {}) =>
  faultsOf({ stops, isOrdered: false, mostPerDay: 1, ...facts }).map(({ field, rule }) => `${field}: ${rule}`);

test('HR and the admin run programmes, leads do not', () => {
  expect([hr, admin, lead].map(whyNotRunProgrammes)).toEqual([null, null, 'not-hr']);
});

test.each([
  [hr, false, false, null],
  [lead, false, false, 'not-hr'],
  [hr, true, false, 'programme-archived'],
  [hr, false, true, 'changed-meanwhile'],
])('a programme changes unless it is archived or was changed meanwhile', (actor, isArchived, isStale, why) => {
  expect(whyNotChangeProgramme({ actor, isArchived, isStale })).toBe(why);
});

test('what is archived comes back, unless another took its name', () => {
  expect(whyNotArchive(hr, { isArchived: false })).toBeNull();
  expect(whyNotArchive(hr, { isArchived: true })).toBe('programme-archived');
  expect(whyNotArchive(lead, { isArchived: false })).toBe('not-hr');
  expect(whyNotRestore(hr, { isArchived: true, isNameTaken: false })).toBeNull();
  expect(whyNotRestore(hr, { isArchived: true, isNameTaken: true })).toBe('programme-exists');
  expect(whyNotRestore(hr, { isArchived: false, isNameTaken: false })).toBe('programme-not-archived');
  expect(whyNotRestore(lead, { isArchived: true, isNameTaken: false })).toBe('not-hr');
});

describe('a stop is at fault', () => {
  test('when its window ends before it begins', () => {
    expect(faults([stop(5, 4)])).toEqual(['stops.0.toDay: window-ends-early']);
    expect(faults([stop(5, 5)])).toEqual([]);
  });

  test('when its visits cannot all be in its window', () => {
    expect(faults([stop(0, 1, { visits: 3 })])).toEqual(['stops.0.visits: window-too-short']);
    expect(faults([stop(0, 1, { visits: 3 })], { mostPerDay: 2 })).toEqual([]);
  });

  test('when in a fixed order the stops before it need its whole window', () => {
    const stops = [stop(0, 10), stop(5, 10), stop(0, 5)];
    expect(faults(stops)).toEqual([]);
    expect(faults(stops, { isOrdered: true })).toEqual(['stops.2.toDay: window-before-earlier-stops']);
    expect(faults(stops, { isOrdered: true, mostPerDay: 2 })).toEqual([]);
  });

  test('not when only an optional stop comes in between, for that one may be missed', () => {
    expect(faults([stop(0, 10), stop(5, 10, { isRequired: false }), stop(0, 5)], { isOrdered: true })).toEqual([]);
  });
});
