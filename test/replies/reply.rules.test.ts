import { expect, test } from '@jest/globals';
import { type ReplyFacts, whyNotTakeReply } from '../../src/replies/reply.rules.js';

const now = new Date('2026-11-18T12:00:00Z');
const invite = {
  email: 'noor@example.org',
  isLive: true,
  sequence: 2,
  attemptedSequence: 2,
  answeredAt: new Date('2026-11-18T10:00:00Z'),
  endsAt: new Date('2026-11-24T10:30:00Z'),
};
const reply = {
  uid: 'a',
  sequence: 2,
  stamp: new Date('2026-11-18T11:00:00Z'),
  attendee: invite.email,
  partstat: 'accepted',
};
const good: ReplyFacts = { reply, senders: [invite.email], invite, now };

const cases: [string, Partial<ReplyFacts>, string | null][] = [
  ['the invited, about the event as it is', {}, null],
  ['about what we never announced', { invite: null }, 'reply-unknown-event'],
  ['about what was never sent', { invite: { ...invite, attemptedSequence: null } }, 'reply-unknown-event'],
  ['from somebody else', { senders: ['eve@example.net'] }, 'reply-forged'],
  ['from two at once', { senders: [invite.email, 'eve@example.net'] }, 'reply-forged'],
  ['from nobody', { senders: [] }, 'reply-forged'],
  ['for another attendee', { reply: { ...reply, attendee: 'eve@example.net' } }, 'reply-forged'],
  [
    'from somebody else about themselves',
    { senders: ['eve@example.net'], reply: { ...reply, attendee: 'eve@example.net' } },
    'reply-forged',
  ],
  ['with no yes, perhaps or no', { reply: { ...reply, partstat: 'needs-action' } }, 'reply-other-answer'],
  ['after the visit', { now: invite.endsAt }, 'reply-over'],
  ['about what was called off', { invite: { ...invite, isLive: false } }, 'reply-over'],
  ['about the event as it was', { reply: { ...reply, sequence: 1 } }, 'reply-outdated'],
  ['about an event that is still to be', { reply: { ...reply, sequence: 3 } }, 'reply-forged'],
  ['about a change that is not mailed yet', { invite: { ...invite, sequence: 3 } }, 'reply-outdated'],
  [
    'of the day after tomorrow',
    { reply: { ...reply, stamp: new Date('2026-11-20T00:00:00Z') } },
    'reply-from-the-future',
  ],
  ['as old as the last', { reply: { ...reply, stamp: invite.answeredAt } }, 'reply-repeated'],
  ['for the first time', { invite: { ...invite, answeredAt: null }, reply: { ...reply, stamp: new Date(0) } }, null],
];

test.each(cases)('an answer %s', (_, facts, reason) => {
  expect(whyNotTakeReply({ ...good, ...facts })).toBe(reason);
});
