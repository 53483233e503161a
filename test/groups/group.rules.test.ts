import { describe, expect, test } from '@jest/globals';
import { type GroupFacts, whyNotApproveGroup, whyNotDecideGroup, whyNotFit, whyNotSoMany, whyNotWithdrawGroup } from '../../src/groups/group.rules.js'; // prettier-ignore
import type { SlotFacts } from '../../src/slots/slot.rules.js';
import type { VisitFacts } from '../../src/visits/visit.rules.js';
import { admin, anActor, colleague, deputy, hr, lead, leadElsewhere } from '../support/actors.js';

const now = new Date('2026-11-20T10:00:00Z');
const slot: SlotFacts = {
  departmentId: 'service',
  state: 'published',
  startsAt: new Date('2026-11-24T09:00:00Z'),
  endsAt: new Date('2026-11-24T12:00:00Z'),
  seats: 4,
  seatsTaken: 2,
};
const visitOf = (visitorId: string): VisitFacts => ({
  state: 'requested',
  visitorId,
  requestedById: 'asker',
  hostId: null,
});
const facts: GroupFacts = { actor: lead, isTogether: true, waiting: [visitOf('noor'), visitOf('daan')], slot };

test.each([
  [1, 'group-too-small'],
  [2, null],
  [6, null],
  [7, 'group-too-large'],
])('a group of %i, where six may ask in one go: %s', (count, expected) => {
  expect(whyNotSoMany(count, 6)).toBe(expected);
});

test.each([
  [2, null],
  [3, 'group-does-not-fit'],
])('a group of %i where two seats are free: %s', (count, expected) => {
  expect(whyNotFit(slot, count)).toBe(expected);
});

describe('a group is approved', () => {
  test.each<[string, Partial<GroupFacts>, string | null]>([
    ['by a lead', {}, null],
    ['by a deputy', { actor: deputy }, null],
    ['by an admin', { actor: admin }, null],
    ['not by HR', { actor: hr }, 'not-lead'],
    ['not by a lead of another department', { actor: leadElsewhere }, 'not-lead'],
    ['not by who asked for it, though a lead there', { actor: { ...lead, id: 'asker' } }, 'own-request'],
    ['not by one of its visitors, though a lead there', { actor: { ...lead, id: 'daan' } }, 'own-request'],
    ['not when all of them are decided about', { waiting: [] }, 'already-decided'],
    ['not in one once it was split', { isTogether: false }, 'group-is-split'],
    ['not in part', { waiting: [visitOf('noor'), visitOf('daan'), visitOf('eva')] }, 'group-does-not-fit'],
    ['when those who are left of it fit', { waiting: [visitOf('noor')] }, null],
    ['not once the moment has begun', { slot: { ...slot, startsAt: now } }, 'in-the-past'],
    ['not when the moment is gone', { slot: { ...slot, state: 'withdrawn' } }, 'slot-withdrawn'],
  ])('%s', (_, more, expected) => {
    expect(whyNotApproveGroup({ ...facts, ...more, now })).toBe(expected);
  });

  test('or declined, whether or not it fits', () => {
    expect(whyNotDecideGroup({ ...facts, slot: { ...slot, seatsTaken: 4 } })).toBeNull();
  });
});

test.each([
  ['by who asked for it', anActor('asker'), [1], null],
  ['by an admin', admin, [1], null],
  ['not by one who comes along', anActor('noor'), [1], 'not-asker'],
  ['not by a colleague', colleague, [1], 'not-asker'],
  ['not once it is decided about', anActor('asker'), [], 'already-decided'],
])('a group is withdrawn %s', (_, actor, waiting, expected) => {
  expect(whyNotWithdrawGroup({ actor, requestedById: 'asker', waiting })).toBe(expected);
});
