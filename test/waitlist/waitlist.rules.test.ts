import { describe, expect, test } from '@jest/globals';
import { inZone } from '../../src/platform/time-zone.rules.js';
import type { VisitFacts } from '../../src/visits/visit.rules.js';
import {
  isLateOffer,
  lineEndsAt,
  offerEndsAt,
  settleLine,
  whyNotAccept,
  whyNotJoin,
} from '../../src/waitlist/waitlist.rules.js';
import { admin, colleague, lead } from '../support/actors.js';

const terms = { offerHours: 24, cutoffHours: 2 };
const at = (instant: string) => new Date(instant);

describe('standing in line', () => {
  const ends = at('2026-11-24T06:00:00Z');
  const early = at('2026-11-20T06:00:00Z');
  test.each([
    ['when it is full', 'slot-full', early, null],
    ['when others wait already', 'others-wait', early, null],
    ['not while there is a seat for the asking', null, early, 'seats-free'],
    ['not when the line has ended', 'slot-full', ends, 'too-late'],
    ['not at hours that are taken', 'own-overlap', early, 'own-overlap'],
    ['not twice', 'already-requested', early, 'already-requested'],
  ])('%s', (_, whyNotBook, now, why) => {
    expect(whyNotJoin({ whyNotBook, lineEndsAt: ends, now })).toBe(why);
  });

  test('a line ends half an hour before seats can no longer be asked for', () => {
    expect(lineEndsAt(at('2026-11-24T09:00:00Z'), terms)).toEqual(at('2026-11-24T06:30:00Z'));
  });
});

describe('an offer stands', () => {
  test.each([
    ['a day', '2026-11-16T10:00:00Z', '2026-11-24T09:00:00Z', '2026-11-17T10:00:00Z'],
    ['over the weekend', '2026-11-20T15:00:00Z', '2026-11-27T09:00:00Z', '2026-11-23T15:00:00Z'],
    ['over a day off of the department', '2026-12-23T10:00:00Z', '2026-12-31T09:00:00Z', '2026-12-24T10:00:00Z'],
    ['on a day before days off, until they are over', '2026-12-24T10:00:00Z', '2027-01-05T09:00:00Z', '2026-12-28T10:00:00Z'],
    ['half the time that is left, when the moment is near', '2026-11-23T15:00:00Z', '2026-11-24T09:00:00Z', '2026-11-23T23:00:00Z'],
    ['half an hour at least', '2026-11-24T06:20:00Z', '2026-11-24T09:00:00Z', '2026-11-24T06:50:00Z'],
    ['until the last moment at most', '2026-11-24T06:40:00Z', '2026-11-24T09:00:00Z', '2026-11-24T07:00:00Z'],
  ])('%s', (_, now, startsAt, endsAt) => {
    const isFree = (date: string) => ['2026-12-25', '2026-12-26'].includes(date);
    expect(offerEndsAt(inZone(at(now), 'Europe/Amsterdam'), at(startsAt), terms, isFree)).toEqual(at(endsAt));
  }); // prettier-ignore

  test('one of less than the usual hours is a late one', () => {
    expect(isLateOffer(at('2026-11-16T10:00:00Z'), at('2026-11-17T10:00:00Z'), 24)).toBe(false);
    expect(isLateOffer(at('2026-11-16T10:00:00Z'), at('2026-11-17T09:59:00Z'), 24)).toBe(true);
  });
});

describe('a line', () => {
  const now = at('2026-11-16T10:00:00Z');
  const startsAt = at('2026-11-24T09:00:00Z');
  const waiting = (id: string, canCome = true) => ({ id, state: 'waiting', offerExpiresAt: null, canCome });
  const offered = (id: string, expires: string) => ({
    id,
    state: 'offered',
    offerExpiresAt: at(expires),
    canCome: false,
  });
  const ids = (of: { id: string }[]) => of.map(({ id }) => id).join();
  const settle = (facts: Partial<Parameters<typeof settleLine>[0]>) => {
    const { lapsed, next, inVain } = settleLine({ line: [], seatsToOffer: 0, startsAt, terms, now, ...facts });
    return [ids(lapsed), ids(next), ids(inVain)];
  };

  test.each([
    ['nothing free, nobody is offered anything', { seatsToOffer: 0, line: [waiting('a')] }, ['', '', '']],
    ['the first goes first', { seatsToOffer: 1, line: [waiting('a'), waiting('b')] }, ['', 'a', '']],
    ['who cannot come is passed over', { seatsToOffer: 1, line: [waiting('a', false), waiting('b')] }, ['', 'b', '']],
    ['as many as there are seats', { seatsToOffer: 2, line: ['a', 'b', 'c'].map((id) => waiting(id)) }, ['', 'a,b', '']],
    ['requests come first', { seatsToOffer: -1, line: [waiting('a')] }, ['', '', '']],
    ['the seat of an offer that ran out goes to the next', { line: [offered('a', '2026-11-16T10:00:00Z'), waiting('b')] }, ['a', 'b', '']],
    ['unless a request has a claim to it', { seatsToOffer: -1, line: [offered('a', '2026-11-16T10:00:00Z'), waiting('b')] }, ['a', '', '']],
    ['an offer that stands is let be', { line: [offered('a', '2026-11-16T10:00:01Z'), waiting('b')] }, ['', '', '']],
    ['near the moment whoever waits has waited in vain', { seatsToOffer: 1, now: at('2026-11-24T06:30:00Z'), line: [offered('a', '2026-11-24T07:00:00Z'), waiting('b')] }, ['', '', 'b']],
    ['no offer outlives the last moment', { now: at('2026-11-24T07:00:00Z'), line: [offered('a', '2026-11-24T20:00:00Z')] }, ['a', '', '']],
  ])('%s', (_, facts, result) => expect(settle(facts)).toEqual(result)); // prettier-ignore
});

describe('an offer is accepted', () => {
  const visit: VisitFacts & { offerExpiresAt: Date | null } = {
    state: 'offered',
    visitorId: colleague.id,
    requestedById: 'manager',
    hostId: null,
    offeredAt: at('2026-11-16T10:00:00Z'),
    offerExpiresAt: at('2026-11-17T10:00:00Z'),
  };
  const slot = {
    departmentId: 'service',
    state: 'published' as const,
    seats: 1,
    seatsTaken: 1,
    startsAt: at('2026-11-24T09:00:00Z'),
    endsAt: at('2026-11-24T12:00:00Z'),
  };
  const facts = { actor: colleague, visit, slot, isElsewhere: false, cutoffHours: 2, now: at('2026-11-16T12:00:00Z') };
  test.each([
    ['by the visitor', {}, null],
    ['by an admin', { actor: admin }, null],
    ['not by a lead', { actor: lead }, 'not-visitor'],
    ['not when it has ended', { now: visit.offerExpiresAt! }, 'offer-over'],
    ['not when it ran out', { visit: { ...visit, state: 'expired' as const } }, 'offer-over'],
    ['not when the moment came too near', { slot: { ...slot, startsAt: at('2026-11-16T14:00:00Z') } }, 'offer-over'],
    ['not when there is none', { visit: { ...visit, state: 'waiting' as const } }, 'no-offer'],
    ['not again', { visit: { ...visit, state: 'requested' as const } }, 'no-offer'],
    ['not when it was given back', { visit: { ...visit, state: 'withdrawn' as const } }, 'request-withdrawn'],
    ['not by who has a guest then', { isElsewhere: true }, 'own-overlap'],
  ])('%s', (_, other, why) => expect(whyNotAccept({ ...facts, ...other })).toBe(why));
});
