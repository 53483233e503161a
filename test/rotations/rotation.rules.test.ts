import { expect, test } from '@jest/globals';
import { whyNotRemoveCohort, whyNotSetCohort, whyNotStart } from '../../src/rotations/cohort.rules.js';
import {
  maySeeRotation,
  type RotationFacts,
  whyNotExtend,
  whyNotFollowFirstDay,
  whyNotKeep,
  whyNotReopen,
  whyNotRestoreStop,
  whyNotSkip,
  whyNotSwitch,
} from '../../src/rotations/rotation.rules.js';
import { anActor, hr } from '../support/actors.js';

const hire = anActor('hire');
const rotation = (facts: Partial<RotationFacts> = {}): RotationFacts => ({
  state: 'open',
  personId: 'hire',
  managerId: 'manager',
  firstOn: '2027-01-04',
  startsOn: '2027-01-11',
  versionId: 'v1',
  ...facts,
});
const stopped = rotation({ state: 'stopped' });
const stop = { isSkipped: false, untilOn: null, to: '2027-02-01' };

test('a rotation is seen by the hire, the manager and HR', () => {
  const sees = [hire, anActor('manager'), hr, anActor('colleague')].map((who) => maySeeRotation(who, rotation())); // prettier-ignore
  expect(sees).toEqual([true, true, true, false]);
});

test.each([
  ['HR keeps it', whyNotKeep(hr, rotation()), null],
  ['the hire does not', whyNotKeep(hire, rotation()), 'not-hr'],
  ['what was stopped is left alone', whyNotKeep(hr, stopped), 'rotation-stopped'],
  ['a stop is left out once', whyNotSkip(hr, rotation(), { isSkipped: true }), 'stop-skipped'],
  ['more time is more', whyNotExtend(hr, rotation(), stop, '2027-02-02'), null],
  ['the same last day is not more time', whyNotExtend(hr, rotation(), stop, '2027-02-01'), 'not-more-time'],
  ['what is left out needs no time', whyNotExtend(hr, rotation(), { ...stop, isSkipped: true }, '2027-03-01'), 'stop-skipped'], // prettier-ignore
  ['what is as usual is not restored', whyNotRestoreStop(hr, rotation(), stop), 'stop-as-usual'],
  ['what has more time is restored', whyNotRestoreStop(hr, rotation(), { ...stop, untilOn: '2027-03-01' }), null],
  ['another first day is followed', whyNotFollowFirstDay(hr, rotation()), null],
  ['the same is not', whyNotFollowFirstDay(hr, rotation({ startsOn: '2027-01-04' })), 'first-day-same'],
  ['none cannot be', whyNotFollowFirstDay(hr, rotation({ startsOn: null })), 'no-first-day'],
  ['another version is another programme', whyNotSwitch(hr, rotation(), 'v2'), null],
  ['the same version is not', whyNotSwitch(hr, rotation(), 'v1'), 'programme-same'],
])('%s', (_, why, expected) => {
  expect(why).toBe(expected);
});

test.each([
  ['open', true, false, 'rotation-open'],
  ['stopped', false, false, 'has-left'],
  ['stopped', true, true, 'on-rotation-already'],
  ['stopped', true, false, null],
] as const)(
  'a rotation that is %s, of somebody here: %s, with another one: %s',
  (state, isActive, hasOtherOpen, why) => {
    expect(whyNotReopen(hr, { state, isActive, hasOtherOpen })).toBe(why);
  },
);

const days = { actor: hr, firstOn: '2027-01-04', lastOn: '2027-01-08', isNameTaken: false };

test.each([
  ['HR makes a cohort', {}, null],
  ['nobody else does', { actor: hire }, 'not-hr'],
  ['its days are in order', { lastOn: '2027-01-03' }, 'ends-before-it-begins'],
  ['it is of a quarter at most', { lastOn: '2027-04-06' }, 'cohort-too-long'],
  ['its name is its own', { isNameTaken: true }, 'cohort-exists'],
])('%s', (_, facts, why) => {
  expect(whyNotSetCohort({ ...days, ...facts })).toBe(why);
});

test('a cohort with rotations stays', () => {
  expect([0, 1].map((rotations) => whyNotRemoveCohort(hr, { rotations }))).toEqual([null, 'cohort-in-use']);
});

test.each([
  ['somebody with a first day starts', {}, null],
  ['who has left does not', { isActive: false }, 'has-left'],
  ['nobody is on two rotations', { hasOpenRotation: true }, 'on-rotation-already'],
  ['who has no first day does not', { startsOn: null }, 'no-first-day'],
])('%s', (_, facts, why) => {
  expect(whyNotStart({ isActive: true, startsOn: '2027-01-04', hasOpenRotation: false, ...facts })).toBe(why);
});
