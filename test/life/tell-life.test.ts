import { describe, expect, test } from '@jest/globals';
import { type LifeEntry, tellLife } from '../../src/life/tell-life.js';

let minute = 0;
const entry = (act: string, facts: Partial<LifeEntry> = {}): LifeEntry => ({
  at: new Date(Date.UTC(2026, 10, 2, 8, minute++)),
  act,
  actorName: 'Sanne',
  before: null,
  after: null,
  person: null,
  ...facts,
});

const noor = { id: 'noor', name: 'Noor' };
const aicha = { id: 'aicha', name: 'Aïcha' };
const asVisitor = { readerId: 'noor', visitorId: 'noor', seesAll: false };
const asHost = { ...asVisitor, readerId: 'aicha' };
const asManager = { ...asVisitor, readerId: 'manager' };
const asLead = { ...asVisitor, readerId: 'lead', seesAll: true };

const asked = entry('visit.requested', { actorName: 'Noor' });
const approved = entry('visit.approved', { after: { hostId: 'aicha' } });
const sentToNoor = entry('invite.sent', { actorName: null, person: noor, after: { hostId: 'aicha' } });
const sentToAicha = entry('invite.sent', { actorName: null, person: aicha });

const names = (entries: LifeEntry[], reader = asVisitor) => tellLife(entries, reader).map(({ name }) => name);

describe('the life of a visit', () => {
  test('is told in order, each step by whoever took it or got it', () => {
    const told = tellLife([asked, approved, sentToNoor], asVisitor);
    expect(told.map(({ name, who }) => [name, who])).toEqual([
      ['requested', 'Noor'],
      ['approved', 'Sanne'],
      ['invite-sent', 'Noor'],
    ]);
  });

  test('a mail is known to the one who got it, and to those who run the floor', () => {
    const life = [asked, approved, sentToNoor, sentToAicha];
    expect(tellLife(life, asHost).map(({ who }) => who)).toEqual(['Noor', 'Sanne', 'Aïcha']);
    expect(names(life, asManager)).toEqual(['requested', 'approved']);
    expect(names(life, asLead)).toEqual(['requested', 'approved', 'invite-sent', 'invite-sent']);
  });

  test('an approval nobody gave was given by the moment itself', () => {
    expect(names([asked, entry('visit.approved', { actorName: null })])).toEqual(['requested', 'approved-by-itself']);
  });

  test('a decision that was taken back is known to the leads alone', () => {
    const life = [asked, entry('visit.declined'), entry('visit.decision-undone'), entry('visit.approved')];
    expect(names(life)).toEqual(['requested', 'approved']);
    expect(names(life, asLead)).toEqual(['requested', 'declined', 'decision-undone', 'approved']);
  });

  test('a cancellation carries its reason', () => {
    const [, step] = tellLife([asked, entry('visit.cancelled', { after: { reason: 'Ziek' } })], asVisitor);
    expect(step).toMatchObject({ name: 'cancelled', reason: 'Ziek' });
  });

  test.each([
    ['a first invite', null, { isCancelled: false }, 'invite-sent'],
    ['a changed one', {}, { isCancelled: false }, 'invite-updated'],
    ['a cancelled one', {}, { isCancelled: true }, 'invite-cancelled'],
  ])('%s', (_, before, after, name) => {
    expect(names([entry('invite.sent', { person: noor, before, after })])).toEqual([name]);
  });
});

describe('a change of the slot', () => {
  const change = (before: object, after: object) =>
    entry('slot.changed', { before: before as LifeEntry['before'], after: after as LifeEntry['after'] });
  const nine = '2026-11-24T08:00:00.000Z';
  const ten = '2026-11-24T09:00:00.000Z';

  test('is told when it moved the visit, with the hour it had before', () => {
    const [step] = tellLife([change({ startsAt: nine, seats: 1 }, { startsAt: ten, seats: 2 })], asVisitor);
    expect(step).toMatchObject({ name: 'moved', movedFrom: new Date(nine) });
  });

  test('is not told when it changed seats, or said the same again', () => {
    expect(names([change({ seats: 1 }, { seats: 2 }), change({ location: 'A' }, { location: 'A' })])).toEqual([]);
  });

  test('is told as a place, as a briefing', () => {
    expect(names([change({ location: 'A', briefing: '' }, { location: 'B', briefing: 'x' })])).toEqual([
      'place-changed',
      'briefing-changed',
    ]);
  });

  test('is told when it took the host away, not when it took another', () => {
    const takes = (hostIds: string[]) => change({ hostIds: ['aicha', 'other'] }, { hostIds });
    expect(names([asked, approved, takes(['other'])])).toEqual(['requested', 'approved', 'host-changed']);
    expect(names([asked, approved, takes(['aicha'])])).toEqual(['requested', 'approved']);
  });

  test('after the end of the visit is none of its life', () => {
    expect(names([asked, entry('visit.cancelled'), change({ location: 'A' }, { location: 'B' })])).toEqual([
      'requested',
      'cancelled',
    ]);
  });
});
