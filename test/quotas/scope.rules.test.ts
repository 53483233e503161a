import { expect, test } from '@jest/globals';
import { isInScope, type MomentScope, type ScopedMoment } from '../../src/quotas/scope.rules.js';

const scope: MomentScope = { opensOn: '2026-12-01', closesOn: '2026-12-31', teamIds: ['chat'], slotIds: ['named'] };
const moment: ScopedMoment = {
  id: 'some',
  departmentId: 'chat',
  audience: 'both',
  startsAt: new Date('2026-12-10T09:00:00Z'),
  timeZone: 'Europe/Amsterdam',
};

test.each<[string, Partial<ScopedMoment>, boolean]>([
  ['a moment of one of the teams', {}, true],
  ['a moment of another team', { departmentId: 'desk' }, false],
  ['a moment that was named, of another team', { id: 'named', departmentId: 'desk' }, true],
  ['a moment for new colleagues only', { audience: 'onboarding' }, false],
  ['a moment for new colleagues that was named', { id: 'named', audience: 'onboarding' }, true],
  [
    'the evening of the last day, when it is the next day elsewhere',
    { startsAt: new Date('2026-12-31T22:30:00Z') },
    true,
  ],
  ['the day after', { startsAt: new Date('2026-12-31T23:30:00Z') }, false],
  ['the first minutes of the first day', { startsAt: new Date('2026-11-30T23:10:00Z') }, true],
  ['the day before', { startsAt: new Date('2026-11-30T22:50:00Z') }, false],
])('%s: %j is within: %s', (_, facts, expected) => {
  expect(isInScope({ ...moment, ...facts }, scope)).toBe(expected);
});
