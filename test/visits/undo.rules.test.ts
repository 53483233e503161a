import { describe, expect, test } from '@jest/globals';
import type { SlotFacts } from '../../src/slots/slot.rules.js';
import { type DecisionFacts, undoEndsAt, whyNotUndoDecision } from '../../src/visits/undo.rules.js';
import { admin, colleague, deputy, lead } from '../support/actors.js';

const now = new Date('2026-11-20T10:00:00Z');
const secondsAgo = (seconds: number) => new Date(+now - seconds * 1000);
const slot: SlotFacts = {
  departmentId: 'service',
  state: 'published',
  startsAt: new Date('2026-11-24T09:00:00Z'),
  endsAt: new Date('2026-11-24T12:00:00Z'),
  seats: 1,
  seatsTaken: 1,
};
const visit: DecisionFacts['visit'] = {
  state: 'approved',
  visitorId: 'visitor',
  requestedById: 'visitor',
  hostId: 'host',
  decidedById: 'lead',
  decidedAt: secondsAgo(3),
};
const fresh: DecisionFacts = {
  actor: lead,
  visit,
  slot,
  isTold: false,
  isMove: false,
  isSlotMoved: false,
  alreadyRequested: false,
  isElsewhere: false,
  now,
};
const declined = { ...visit, state: 'declined' as const, hostId: null };
const heldBefore = { ...declined, offeredAt: secondsAgo(600) };
const begun = { ...slot, startsAt: secondsAgo(1) };

describe('a decision is undone', () => {
  test.each<[string, Partial<DecisionFacts>, string | null]>([
    ['by who took it', {}, null],
    ['when it was a refusal too', { visit: declined }, null],
    ['by a deputy who took it', { actor: deputy, visit: { ...visit, decidedById: 'deputy' } }, null],
    ['even though the moment has begun since', { slot: begun }, null],
    ['not by another lead', { actor: deputy }, 'not-your-decision'],
    ['not by an admin who did not take it', { actor: admin }, 'not-your-decision'],
    ['not by who leads there no more', { actor: { ...lead, roles: [] } }, 'not-lead'],
    ['not by a colleague', { actor: colleague }, 'not-lead'],
    ['not by the visitor', { actor: { ...lead, id: 'visitor' } }, 'own-request'],
    ['not when the slot took it by itself', { visit: { ...visit, decidedById: null } }, 'not-your-decision'],
    ['at the last moment', { visit: { ...visit, decidedAt: secondsAgo(11.9) } }, null],
    ['not a moment later', { visit: { ...visit, decidedAt: secondsAgo(12) } }, 'too-late-to-undo'],
    ['not once anybody was told', { isTold: true }, 'too-late-to-undo'],
    [
      'not when the visitor came from another moment: the calendars hear of it at once',
      { isMove: true },
      'too-late-to-undo',
    ],
    ['not twice', { visit: { ...visit, state: 'requested', decidedById: null, decidedAt: null } }, 'nothing-to-undo'],
    ['not once the visit is cancelled', { visit: { ...visit, state: 'cancelled' } }, 'already-cancelled'],
    ['not when the request was withdrawn', { visit: { ...visit, state: 'withdrawn' } }, 'request-withdrawn'],
    ['not when the slot is gone', { visit: declined, slot: { ...slot, state: 'withdrawn' } }, 'slot-withdrawn'],
    ['not when the slot was moved', { isSlotMoved: true }, 'slot-moved'],
    ['not when the visitor is elsewhere by now', { visit: declined, isElsewhere: true }, 'own-overlap'],
    ['not when the seat that was held for the visitor is given away', { visit: heldBefore, slot }, 'slot-full'],
    ['when that seat is still free', { visit: heldBefore, slot: { ...slot, seatsTaken: 0 } }, null],
    ['not when the visitor asked anew', { visit: declined, alreadyRequested: true }, 'already-requested'],
  ])('%s', (_, facts, expected) => {
    expect(whyNotUndoDecision({ ...fresh, ...facts })).toBe(expected);
  });

  test('within ten seconds and the two that it takes to press the button and be heard', () => {
    expect(undoEndsAt(now)).toEqual(new Date('2026-11-20T10:00:12Z'));
  });
});
