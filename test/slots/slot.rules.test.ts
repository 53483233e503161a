import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import {
  isOnline,
  overlaps,
  type SlotFacts,
  whyNotChangeSlot,
  whyNotPublish,
  whyNotWithdrawSlot,
} from '../../src/slots/slot.rules.js';
import { admin, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

const now = new Date('2026-11-20T10:00:00Z');
const at = (minutes: number) => new Date(+now + minutes * 60_000);
const hours = { startsAt: at(60), endsAt: at(240) };
const hosts = { strangers: 0, doubleBooked: 0 };

describe('publishing a slot', () => {
  const fine = { actor: lead, department: { id: 'service', isHost: true }, hours, hosts, now };

  test.each([
    ['a lead may', {}, null],
    ['a deputy may', { actor: deputy }, null],
    ['an admin may', { actor: admin }, null],
    ['HR may not', { actor: hr }, 'not-lead'],
    ['a host may not', { actor: host }, 'not-lead'],
    ['a lead of another department may not', { actor: leadElsewhere }, 'not-lead'],
    ['a colleague may not', { actor: colleague }, 'not-lead'],
    ['only where guests can come', { department: { id: 'service', isHost: false } }, 'not-host-department'],
    ['it ends after it starts', { hours: { startsAt: at(60), endsAt: at(60) } }, 'ends-before-start'],
    ['a quarter of an hour is long enough', { hours: { startsAt: at(60), endsAt: at(75) } }, null],
    ['fourteen minutes are not', { hours: { startsAt: at(60), endsAt: at(74) } }, 'too-short'],
    ['twelve hours are short enough', { hours: { startsAt: at(60), endsAt: at(60 + 720) } }, null],
    ['a minute more is not', { hours: { startsAt: at(60), endsAt: at(60 + 721) } }, 'too-long'],
    ['it starts later than now', { hours: { startsAt: at(0), endsAt: at(60) } }, 'in-the-past'],
    ['a minute from now is later', { hours: { startsAt: at(1), endsAt: at(60) } }, null],
    ['its hosts are hosts of the department', { hosts: { ...hosts, strangers: 1 } }, 'host-not-of-department'],
    ['its hosts sit with no other guests', { hosts: { ...hosts, doubleBooked: 1 } }, 'host-double-booked'],
    ['whose hosts they are is said first', { hosts: { strangers: 1, doubleBooked: 1 } }, 'host-not-of-department'],
  ])('%s', (_, facts, expected) => {
    expect(whyNotPublish({ ...fine, ...facts })).toBe(expected);
  });
});

const slot: SlotFacts = { ...hours, departmentId: 'service', state: 'published', seats: 3, seatsTaken: 2 };
const started = { ...slot, startsAt: at(0) };

describe('withdrawing a slot', () => {
  test.each([
    ['a lead may', { actor: lead, slot }, null],
    ['a deputy may', { actor: deputy, slot }, null],
    ['an admin may', { actor: admin, slot }, null],
    ['a lead of another department may not', { actor: leadElsewhere, slot }, 'not-lead'],
    ['its host may not', { actor: host, slot }, 'not-lead'],
    ['once only', { actor: lead, slot: { ...slot, state: 'withdrawn' } }, 'slot-withdrawn'],
    ['not once it has started', { actor: lead, slot: started }, 'in-the-past'],
  ] as const)('%s', (_, facts, expected) => {
    expect(whyNotWithdrawSlot({ ...facts, now })).toBe(expected);
  });
});

describe('changing a slot', () => {
  const fine = { actor: lead, slot, next: { ...hours, seats: 3 }, hosts, guestsElsewhere: 0, now };

  test.each([
    ['a lead may', {}, null],
    ['a colleague may not', { actor: colleague }, 'not-lead'],
    ['not once it is withdrawn', { slot: { ...slot, state: 'withdrawn' } }, 'slot-withdrawn'],
    ['not once it has started', { slot: started, next: { ...fine.next, startsAt: at(0) } }, 'in-the-past'],
    ['to other hours', { next: { startsAt: at(120), endsAt: at(300), seats: 3 } }, null],
    ['not to hours in the past', { next: { startsAt: at(-60), endsAt: at(60), seats: 3 } }, 'in-the-past'],
    ['not to end before it starts', { next: { startsAt: at(120), endsAt: at(60), seats: 3 } }, 'ends-before-start'],
    ['not to fourteen minutes by its end alone', { next: { ...hours, endsAt: at(74), seats: 3 } }, 'too-short'],
    [
      'not to more than twelve hours by its start alone',
      { next: { startsAt: at(10), endsAt: at(731), seats: 3 } },
      'too-long',
    ],
    ['not to hosts of another department', { hosts: { ...hosts, strangers: 1 } }, 'host-not-of-department'],
    ['not to hosts with other guests', { hosts: { ...hosts, doubleBooked: 1 } }, 'host-double-booked'],
    ['to as many seats as are taken', { next: { ...hours, seats: 2 } }, null],
    ['not to fewer', { next: { ...hours, seats: 1 } }, 'seats-already-taken'],
    ['not to hours at which a guest is elsewhere', { guestsElsewhere: 1 }, 'guest-elsewhere'],
  ] as const)('%s', (_, facts, expected) => {
    expect(whyNotChangeSlot({ ...fine, ...facts })).toBe(expected);
  });

  test('hours of an older, stricter or looser time stay as long as nobody touches them', () => {
    const long = { ...slot, endsAt: at(60 + 900) };
    expect(whyNotChangeSlot({ ...fine, slot: long, next: { ...long, seats: 5 } })).toBeNull();
  });
});

describe('two stretches overlap', () => {
  test.each([
    ['when one starts within the other', 0, 60, 30, 90, true],
    ['when one lies within the other', 0, 60, 10, 20, true],
    ['when they are the same', 0, 60, 0, 60, true],
    ['not when one starts as the other ends', 0, 60, 60, 90, false],
    ['not when they are apart', 0, 60, 90, 120, false],
  ])('%s', (_, start, end, otherStart, otherEnd, expected) => {
    expect(overlaps({ startsAt: at(start), endsAt: at(end) }, { startsAt: at(otherStart), endsAt: at(otherEnd) })).toBe(
      expected,
    );
  });

  test('exactly when they have a minute in common, whichever is named first', () => {
    const stretch = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(stretch, stretch, ([start, length], [otherStart, otherLength]) => {
        const [one, other] = [
          { startsAt: at(start), endsAt: at(start + length) },
          { startsAt: at(otherStart), endsAt: at(otherStart + otherLength) },
        ];
        const minutes = Array.from({ length }, (_, minute) => start + minute);
        const common = minutes.some((minute) => minute >= otherStart && minute < otherStart + otherLength);
        expect(overlaps(one, other)).toBe(common);
        expect(overlaps(other, one)).toBe(common);
      }),
    );
  });
});

describe('a place', () => {
  test.each([
    ['Kamer 2.14', false],
    ['https://meet.example/service', true],
    ['HTTP://meet.example', true],
    ['zie https://meet.example', false],
  ])('"%s" is online: %s', (location, expected) => {
    expect(isOnline(location)).toBe(expected);
  });
});
