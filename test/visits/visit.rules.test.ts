import { describe, expect, test } from '@jest/globals';
import type { SlotFacts } from '../../src/slots/slot.rules.js';
import {
  isOwnObstacle,
  liveStates,
  mayKnowWhyDeclined,
  maySeeVisit,
  MOST_AT_ONCE,
  nextState,
  visitActs,
  type VisitFacts,
  type VisitAct,
  type VisitState,
  visitStates,
  whyNotApprove,
  whyNotBook,
  whyNotBookFor,
  whyNotCancel,
  whyNotDecide,
  whyNotDecideSeveral,
  whyNotDecline,
  whyNotWithdraw,
} from '../../src/visits/visit.rules.js';
import { admin, anActor, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

const now = new Date('2026-11-20T10:00:00Z');
const at = (minutes: number) => new Date(+now + minutes * 60_000);
const slot: SlotFacts = {
  departmentId: 'service',
  state: 'published',
  startsAt: at(180),
  endsAt: at(360),
  seats: 2,
  seatsTaken: 1,
};
const withdrawn: SlotFacts = { ...slot, state: 'withdrawn' };
const started: SlotFacts = { ...slot, startsAt: now };
const over: SlotFacts = { ...slot, startsAt: at(-180), endsAt: now };
const full: SlotFacts = { ...slot, seatsTaken: 2 };

const visitor = anActor('visitor');
const manager = anActor('manager');
const requested: VisitFacts = { state: 'requested', visitorId: 'visitor', requestedById: 'visitor', hostId: null };
const byHr: VisitFacts = { ...requested, requestedById: 'hr' };
const approved: VisitFacts = { ...requested, state: 'approved', hostId: 'host' };
const inState = (state: VisitState): VisitFacts => ({ ...requested, state });

describe('the states of a visit', () => {
  const table: Record<VisitState, Partial<Record<VisitAct, VisitState>>> = {
    requested: {
      approve: 'approved',
      decline: 'declined',
      withdraw: 'withdrawn',
      'lose-slot': 'declined',
      expire: 'expired',
    },
    waiting: { offer: 'offered', withdraw: 'withdrawn', 'lose-slot': 'declined', expire: 'expired' },
    offered: { 'accept-offer': 'requested', withdraw: 'withdrawn', 'lose-slot': 'declined', expire: 'expired' },
    approved: { cancel: 'cancelled', 'lose-slot': 'cancelled', 'undo-decision': 'requested', move: 'moved' },
    declined: { 'undo-decision': 'requested' },
    withdrawn: {},
    expired: {},
    moved: {},
    cancelled: {},
  };
  const cases = visitStates.flatMap((state) => visitActs.map((act) => [state, act, table[state][act]] as const));

  test.each(cases)('%s, %s: %s', (state, act, expected) => {
    if (expected) expect(nextState(state, act)).toBe(expected);
    else expect(() => nextState(state, act)).toThrow(`no ${act} from ${state}`);
  });

  test('a visit stands in plans while it is requested or approved', () => {
    expect(liveStates).toEqual(['requested', 'approved']);
  });
});

describe('booking a seat', () => {
  const fine = {
    slot,
    visitor: { departmentId: 'finance' },
    alreadyRequested: false,
    isElsewhere: false,
    othersWait: false,
    cutoffHours: 2,
    now,
  };

  test.each([
    ['is fine when there is one', {}, null],
    ['is not possible once the slot is withdrawn', { slot: withdrawn }, 'slot-withdrawn'],
    ['is not possible once it has started', { slot: started }, 'in-the-past'],
    ['is possible until the cutoff', { slot: { ...slot, startsAt: at(120) } }, null],
    ['is not possible a minute later', { slot: { ...slot, startsAt: at(119) } }, 'too-late'],
    [
      'is possible until the start where there is no cutoff',
      { slot: { ...slot, startsAt: at(1) }, cutoffHours: 0 },
      null,
    ],
    ['is not for those who work there', { visitor: { departmentId: 'service' } }, 'own-department'],
    ['is not for those who asked already', { alreadyRequested: true }, 'already-requested'],
    ['is not for those who are elsewhere', { isElsewhere: true }, 'own-overlap'],
    ['is not for a newcomer while others wait', { othersWait: true }, 'others-wait'],
    ['is not possible when all seats are taken', { slot: full }, 'slot-full'],
    [
      'says that one has asked before it says that one is elsewhere',
      { alreadyRequested: true, isElsewhere: true },
      'already-requested',
    ],
    [
      'says that one has asked before it says that all is full',
      { alreadyRequested: true, slot: full },
      'already-requested',
    ],
  ])('%s', (_, facts, expected) => {
    expect(whyNotBook({ ...fine, ...facts })).toBe(expected);
  });

  test.each([
    ['a colleague books for herself', visitor, null],
    ['a colleague does not book for others', colleague, 'not-for-others'],
    ['a lead does not book for others', lead, 'not-for-others'],
    ['a manager books for her own people', manager, null],
    ['HR books for others', hr, null],
    ['an admin books for others', admin, null],
  ])('%s', (_, actor, expected) => {
    expect(whyNotBookFor(actor, { id: 'visitor', managerId: 'manager' })).toBe(expected);
  });
});

test('what stands in the way of one visitor need not stop another, what is wrong with the slot does', () => {
  expect(['own-department', 'already-requested', 'own-overlap'].every(isOwnObstacle)).toBe(true);
  expect(['slot-full', 'too-late', 'in-the-past', 'slot-withdrawn'].some(isOwnObstacle)).toBe(false);
});

describe('deciding about a request', () => {
  const leadWhoAsks = { ...requested, visitorId: lead.id, requestedById: lead.id };
  const adminWhoAsks = { ...requested, visitorId: admin.id, requestedById: admin.id };
  const adminForVisitor = { ...requested, requestedById: admin.id };

  test.each([
    ['a lead decides', lead, requested, null],
    ['a deputy decides', deputy, requested, null],
    ['an admin decides', admin, requested, null],
    ['a lead of another department does not', leadElsewhere, requested, 'not-lead'],
    ['HR does not', hr, requested, 'not-lead'],
    ['a host does not', host, requested, 'not-lead'],
    ['a colleague does not', colleague, requested, 'not-lead'],
    ['a lead does not about her own visit', lead, leadWhoAsks, 'own-request'],
    ['an admin does not about her own visit', admin, adminWhoAsks, 'own-request'],
    ['an admin does not about a visit she asked for', admin, adminForVisitor, 'own-request'],
    ['a visitor does not about a visit asked for by HR', visitor, byHr, 'own-request'],
  ])('%s', (_, actor, visit, expected) => {
    expect(whyNotDecide({ actor, visit, slot })).toBe(expected);
  });

  test.each([
    ['approved', 'already-decided'],
    ['declined', 'already-decided'],
    ['withdrawn', 'request-withdrawn'],
    ['cancelled', 'already-cancelled'],
  ] as const)('there is nothing to decide once it is %s', (state, expected) => {
    expect(whyNotApprove({ actor: lead, visit: inState(state), slot, now })).toBe(expected);
    expect(whyNotDecline({ actor: lead, visit: inState(state), slot })).toBe(expected);
  });

  test.each([
    ['is possible while there is a seat', lead, slot, null],
    ['is not for those who do not decide', colleague, slot, 'not-lead'],
    ['is not possible once the slot is withdrawn', lead, withdrawn, 'slot-withdrawn'],
    ['is not possible once it has started', lead, started, 'in-the-past'],
    ['is not possible when all seats are taken', lead, full, 'slot-full'],
  ])('approving %s', (_, actor, slot, expected) => {
    expect(whyNotApprove({ actor, visit: requested, slot, now })).toBe(expected);
  });

  test.each([
    ['is possible', lead, slot, null],
    ['is not for those who do not decide', colleague, slot, 'not-lead'],
    ['is possible when all seats are taken', lead, full, null],
    ['is possible after the slot, so that nobody is left without an answer', lead, over, null],
  ])('declining %s', (_, actor, slot, expected) => {
    expect(whyNotDecline({ actor, visit: requested, slot })).toBe(expected);
  });
});

describe('withdrawing a request', () => {
  test.each([
    ['the visitor may', visitor, requested, null],
    ['the visitor may when HR asked for her', visitor, byHr, null],
    ['who asked for her may', hr, byHr, null],
    ['HR may not when the visitor asked herself', hr, requested, 'not-visitor'],
    ['an admin may', admin, requested, null],
    ['a lead declines instead', lead, requested, 'not-visitor'],
    ['a colleague may not', colleague, requested, 'not-visitor'],
    ['not once it is approved', visitor, inState('approved'), 'already-decided'],
    ['not once it is declined', visitor, inState('declined'), 'already-decided'],
    ['once only', visitor, inState('withdrawn'), 'request-withdrawn'],
    ['not once it is cancelled', visitor, inState('cancelled'), 'already-cancelled'],
  ])('%s', (_, actor, visit, expected) => {
    expect(whyNotWithdraw({ actor, visit })).toBe(expected);
  });
});

describe('cancelling a visit', () => {
  test.each([
    ['the visitor may', visitor, approved, slot, null],
    ['who asked for her may', hr, { ...approved, requestedById: 'hr' }, slot, null],
    ['her host may', host, approved, slot, null],
    ['another host may not', host, { ...approved, hostId: 'another' }, slot, 'not-visitor'],
    ['a lead may', lead, approved, slot, null],
    ['a deputy may', deputy, approved, slot, null],
    ['an admin may', admin, approved, slot, null],
    ['a lead of another department may not', leadElsewhere, approved, slot, 'not-visitor'],
    ['HR may not when the visitor asked herself', hr, approved, slot, 'not-visitor'],
    ['a request is withdrawn instead', visitor, requested, slot, 'not-approved'],
    ['not once it is declined', visitor, inState('declined'), slot, 'already-decided'],
    ['not once it is withdrawn', visitor, inState('withdrawn'), slot, 'request-withdrawn'],
    ['once only', visitor, inState('cancelled'), slot, 'already-cancelled'],
    ['while it goes on', visitor, approved, started, null],
    ['not once it is over', visitor, approved, over, 'in-the-past'],
    ['not once it is noted whether she came', visitor, { ...approved, isMarked: true }, started, 'attendance-marked'],
  ])('%s', (_, actor, visit, slot, expected) => {
    expect(whyNotCancel({ actor, visit, slot, now })).toBe(expected);
  });
});

describe('a visit is seen by', () => {
  const visit = { ...byHr, requestedById: 'assistant', visitorManagerId: 'manager' };

  test.each([
    ['the visitor', visitor, true],
    ['who asked for her', anActor('assistant'), true],
    ['her manager', anActor('manager'), true],
    ['the hosts of the slot', host, true],
    ['a lead of the department', lead, true],
    ['a deputy', deputy, true],
    ['HR', hr, true],
    ['an admin', admin, true],
    ['no lead of another department', leadElsewhere, false],
    ['no other colleague', colleague, false],
  ])('%s', (_, actor, expected) => {
    expect(maySeeVisit(actor, visit, { departmentId: 'service', hostIds: ['host'] })).toBe(expected);
  });

  test('nobody just because the visitor has no manager', () => {
    const visitOfDirector = { ...visit, visitorManagerId: null };
    expect(maySeeVisit(colleague, visitOfDirector, { departmentId: 'service', hostIds: [] })).toBe(false);
  });
});

describe('why a request was turned down is known to', () => {
  const visit = { ...byHr, state: 'declined' as const, requestedById: 'assistant', visitorManagerId: 'manager' };

  test.each([
    ['the visitor', visitor, true],
    ['who asked for her', anActor('assistant'), true],
    ['her manager', anActor('manager'), true],
    ['a lead of the department', lead, true],
    ['HR', hr, true],
    ['no host beside whom nobody came', host, false],
  ])('%s', (_, actor, expected) => {
    expect(mayKnowWhyDeclined(actor, visit, { departmentId: 'service' })).toBe(expected);
  });
});

test.each([
  [0, 'nothing-chosen'],
  [1, null],
  [MOST_AT_ONCE, null],
  [MOST_AT_ONCE + 1, 'too-many-chosen'],
])('deciding about %i at once: %s', (count, expected) => {
  expect(whyNotDecideSeveral(count)).toBe(expected);
});
