import { describe, expect, test } from '@jest/globals';
import { maySeeAttendance, whyNotConfirm, whyNotMark } from '../../src/attendance/attendance.rules.js';
import { isLateCancel } from '../../src/visits/late-cancel.rules.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { admin, anActor, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

const now = new Date('2026-11-24T10:00:00Z');
const begun = new Date('2026-11-24T09:59:00Z');
const ahead = new Date('2026-11-24T10:01:00Z');
const manager = anActor('manager');
const factsOf = (actor = host, state: VisitState = 'approved', startsAt = begun) => ({
  actor,
  visit: { state, visitorId: colleague.id, hostId: host.id },
  slot: { departmentId: 'service', startsAt },
  now,
});

describe('marking who came', () => {
  test.each([
    ['the host does', host, 'approved', begun, null],
    ['a lead of the department does', lead, 'approved', begun, null],
    ['a deputy does', deputy, 'approved', begun, null],
    ['an admin does, as a lead may', admin, 'approved', begun, null],
    ['nobody does before the visit begins', host, 'approved', ahead, 'visit-not-begun'],
    ['a visit that was called off has nothing to mark', host, 'cancelled', begun, 'visit-not-held'],
    ['a request that nobody decided about neither', lead, 'requested', begun, 'visit-not-held'],
    ['a visitor does not mark their own visit', colleague, 'approved', begun, 'own-attendance'],
    ['HR reads it, and does not mark', hr, 'approved', begun, 'not-host'],
    ['a lead of another department does not', leadElsewhere, 'approved', begun, 'not-host'],
    ['somebody who hosts others does not', anActor('other-host'), 'approved', begun, 'not-host'],
  ] as const)('%s', (_, actor, state, startsAt, why) => {
    expect(whyNotMark(factsOf(actor, state, startsAt))).toBe(why);
  });
});

describe('confirming to have been there', () => {
  test.each([
    ['the visitor does', colleague, 'approved', begun, null],
    ['not before the visit begins', colleague, 'approved', ahead, 'visit-not-begun'],
    ['not of a visit that is off', colleague, 'cancelled', begun, 'visit-not-held'],
    ['the host has a mark of their own', host, 'approved', begun, 'not-your-visit'],
  ] as const)('%s', (_, actor, state, startsAt, why) => {
    expect(whyNotConfirm(factsOf(actor, state, startsAt))).toBe(why);
  });
});

test.each([
  ['the visitor sees it', colleague, true],
  ['the host sees it', host, true],
  ['the leads see it', lead, true],
  ['HR sees it', hr, true],
  ["the visitor's manager does not", manager, false],
  ['a lead of another department does not', leadElsewhere, false],
])('whether somebody came is between them and the floor: %s', (_, actor, sees) => {
  expect(maySeeAttendance(factsOf(actor))).toBe(sees);
});

describe('calling off is late', () => {
  const visit = { visitorId: colleague.id, requestedById: manager.id };
  const startsAt = new Date('2026-11-25T10:00:00Z');
  test.each([
    ['within the hours before', colleague.id, '2026-11-24T10:00:01Z', 24, true],
    ['not right at their beginning', colleague.id, '2026-11-24T10:00:00Z', 24, false],
    ['when who asked for somebody else does it', manager.id, '2026-11-25T09:00:00Z', 24, true],
    ['never when the host does it', host.id, '2026-11-25T09:00:00Z', 24, false],
    ['never when a lead does it', lead.id, '2026-11-25T09:00:00Z', 24, false],
    ['only once it has begun, when the setting is none', colleague.id, '2026-11-25T09:59:59Z', 0, false],
    ['once it has begun, whatever the setting', colleague.id, '2026-11-25T10:30:00Z', 0, true],
  ])('%s', (_, actorId, at, lateHours, is) => {
    expect(isLateCancel({ actorId, visit, startsAt, lateHours, now: new Date(at) })).toBe(is);
  });
});
