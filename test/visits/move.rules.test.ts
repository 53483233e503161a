import { describe, expect, test } from '@jest/globals';
import { canBeReplaced, type MoveFacts, whyNotMove } from '../../src/visits/move.rules.js';
import { visitStates } from '../../src/visits/visit.rules.js';
import { admin, anActor, colleague, host, hr, lead } from '../support/actors.js';

const now = new Date('2026-11-20T10:00:00Z');
const visitor = anActor('visitor');
const visit: MoveFacts['visit'] = {
  state: 'approved',
  visitorId: 'visitor',
  startsAt: new Date('2026-11-24T09:00:00Z'),
  endsAt: new Date('2026-11-24T12:00:00Z'),
};
const facts: MoveFacts = { actor: visitor, visit, visitorManagerId: 'manager', isMoving: false, now };
const begun = { ...visit, startsAt: now };

describe('a visit goes to another moment', () => {
  test.each<[string, Partial<MoveFacts>, string | null]>([
    ['at the wish of its visitor', {}, null],
    ['at that of the visitor’s manager', { actor: anActor('manager') }, null],
    ['at that of HR', { actor: hr }, null],
    ['at that of an admin', { actor: admin }, null],
    ['not at that of a colleague', { actor: colleague }, 'not-for-others'],
    ['not at that of the lead, who can move the whole slot', { actor: lead }, 'not-for-others'],
    ['not at that of the host', { actor: host }, 'not-for-others'],
    ['not while it is only requested', { visit: { ...visit, state: 'requested' } }, 'move-not-approved'],
    ['not while it waits in line', { visit: { ...visit, state: 'waiting' } }, 'move-not-approved'],
    ['not once it was declined', { visit: { ...visit, state: 'declined' } }, 'move-not-approved'],
    ['not once it was called off', { visit: { ...visit, state: 'cancelled' } }, 'already-cancelled'],
    ['not twice', { visit: { ...visit, state: 'moved' } }, 'already-moved'],
    ['not once it has begun', { visit: begun }, 'in-the-past'],
    ['not while another moment is asked for already', { isMoving: true }, 'already-moving'],
  ])('%s', (_, more, expected) => {
    expect(whyNotMove({ ...facts, ...more })).toBe(expected);
  });

  test('only while it stands and has not begun', () => {
    const states = visitStates.filter((state) => canBeReplaced({ ...visit, state }, now));
    expect(states).toEqual(['approved']);
    expect(canBeReplaced(begun, now)).toBe(false);
  });
});
