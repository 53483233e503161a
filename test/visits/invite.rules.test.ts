import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import {
  changeInvite,
  type InviteChange,
  type InviteFacts,
  nextAnnouncement,
  wasAnnounced,
} from '../../src/visits/invite.rules.js';

const fresh: InviteFacts = { sequence: 0, isLive: true, attemptedSequence: null, announcedSequence: null };
const known: InviteFacts = { ...fresh, attemptedSequence: 0, announcedSequence: 0 };

describe('what a person must be sent', () => {
  test.each([
    ['a new invite', fresh, 'request'],
    ['an invite that the mail server may or may not have taken', { ...fresh, attemptedSequence: 0 }, 'request'],
    ['nothing when they know it', known, 'none'],
    ['the change of what they know', { ...known, sequence: 1 }, 'request'],
    ['the cancellation of what they know', { ...known, sequence: 1, isLive: false }, 'cancel'],
    [
      'the cancellation of what they may know',
      { ...fresh, sequence: 1, isLive: false, attemptedSequence: 0 },
      'cancel',
    ],
    ['nothing when they never heard of what is cancelled', { ...fresh, sequence: 1, isLive: false }, 'none'],
    [
      'nothing when they know of the cancellation',
      { sequence: 1, isLive: false, attemptedSequence: 1, announcedSequence: 1 },
      'none',
    ],
    [
      'the invite again when they are host again',
      { ...known, sequence: 2, attemptedSequence: 1, announcedSequence: 1 },
      'request',
    ],
  ] as const)('%s', (_, invite, expected) => {
    expect(nextAnnouncement(invite)).toBe(expected);
  });

  test.each([
    ['nobody has heard of an invite that was never tried', fresh, false],
    ['an attempt counts, whether or not the mail server answered', { ...fresh, attemptedSequence: 0 }, true],
  ])('%s', (_, invite, expected) => {
    expect(wasAnnounced(invite)).toBe(expected);
  });
});

describe('an invite after', () => {
  test.each([
    ['details', 'a change of time, place or host', true],
    ['cancel', 'a cancel', false],
    ['revive', 'its person became host again', true],
  ] as const)('%s: %s', (change, _, isLive) => {
    expect(changeInvite({ ...known, sequence: 4 }, change)).toEqual({ sequence: 5, isLive });
  });
});

/** Changes of an invite, and mails about it: taken, or lost after the attempt. */
const history = fc.array(
  fc.constantFrom<InviteChange | 'taken' | 'lost'>('details', 'cancel', 'revive', 'taken', 'lost'),
);

function live(invite: InviteFacts, event: InviteChange | 'taken' | 'lost'): InviteFacts {
  if (event !== 'taken' && event !== 'lost') return { ...invite, ...changeInvite(invite, event) };
  if (nextAnnouncement(invite) === 'none') return invite;
  const sent = { ...invite, attemptedSequence: invite.sequence };
  return event === 'taken' ? { ...sent, announcedSequence: invite.sequence } : sent;
}

describe('whatever happens', () => {
  test('SEQUENCE rises by one with every change and by nothing else', () => {
    fc.assert(
      fc.property(history, (events) => {
        let invite = fresh;
        for (const event of events) {
          const next = live(invite, event);
          const isChange = event !== 'taken' && event !== 'lost';
          expect(next.sequence - invite.sequence).toBe(isChange ? 1 : 0);
          invite = next;
        }
      }),
    );
  });

  test('no mail is older than the one before it, and none is sent twice once it was taken', () => {
    fc.assert(
      fc.property(history, (events) => {
        let invite = fresh;
        for (const event of events) {
          if (nextAnnouncement(invite) !== 'none') {
            expect(invite.sequence).toBeGreaterThanOrEqual(invite.attemptedSequence ?? 0);
            expect(invite.sequence).toBeGreaterThan(invite.announcedSequence ?? -1);
          }
          invite = live(invite, event);
        }
      }),
    );
  });

  test('one more mail settles it: whoever was told anything knows how it stands', () => {
    fc.assert(
      fc.property(history, (events) => {
        const settled = live(events.reduce(live, fresh), 'taken');
        expect(nextAnnouncement(settled)).toBe('none');
        expect(settled.announcedSequence).toBe(settled.isLive || wasAnnounced(settled) ? settled.sequence : null);
      }),
    );
  });
});
