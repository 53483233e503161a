import { expect, test } from '@jest/globals';
import { whichMail } from '../../src/visits/announcement.rules.js';

const now = new Date('2026-11-20T10:00:00Z');
const endsAt = new Date('2026-11-24T11:30:00Z');
const fresh = { personId: 'noor', sequence: 0, isLive: true, attemptedSequence: null, announcedSequence: null };
const approved = { state: 'approved', visitorId: 'noor', hostId: 'hanna', endsAt } as const;
const cancelled = { ...approved, state: 'cancelled' } as const;
const gone = { ...fresh, sequence: 1, isLive: false };
const told = { isCancelled: false };

test.each([
  ['never told', fresh, approved, null, 'request'],
  ['tried, but nobody said it was taken', { ...fresh, attemptedSequence: 0 }, approved, null, 'request'],
  ['told as it is', { ...fresh, attemptedSequence: 0, announcedSequence: 0 }, approved, told, null],
  [
    'told, then changed',
    { ...fresh, sequence: 1, attemptedSequence: 0, announcedSequence: 0 },
    approved,
    told,
    'update',
  ],
  [
    'told, cancelled, and back again',
    { ...fresh, sequence: 2, attemptedSequence: 1, announcedSequence: 1 },
    approved,
    { isCancelled: true },
    'request',
  ],
  ['told, then cancelled', { ...gone, attemptedSequence: 0, announcedSequence: 0 }, cancelled, told, 'cancel'],
  ['tried, then cancelled', { ...gone, attemptedSequence: 0 }, cancelled, null, 'cancel'],
  [
    'told of the cancellation',
    { ...gone, attemptedSequence: 1, announcedSequence: 1 },
    cancelled,
    { isCancelled: true },
    null,
  ],
  ['a visitor never told of what is cancelled', gone, cancelled, null, 'notice'],
  ['a host never told of what is cancelled', { ...gone, personId: 'hanna' }, cancelled, null, 'notice'],
  ['a host replaced before being told', { ...gone, personId: 'hugo' }, approved, null, null],
  [
    'a host replaced before being told of what is cancelled by now',
    { ...gone, personId: 'hugo' },
    cancelled,
    null,
    null,
  ],
  ['never told, and it is over', fresh, { ...approved, endsAt: now }, null, null],
] as const)('%s', (_, invite, visit, told, expected) => {
  expect(whichMail({ invite, visit, told, now })).toBe(expected);
});
