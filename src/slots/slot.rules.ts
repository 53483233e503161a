// A slot is a dated stretch at a host department that guests can book. Its leads publish, change and withdraw it;
// changes never take a seat from somebody who already has one.
import { type Actor, mayLead } from '../people/person.rules.js';

export const channels = ['phone', 'chat', 'email', 'social', 'desk'] as const;
export type Channel = (typeof channels)[number];
export const audiences = ['campaign', 'onboarding', 'both'] as const;
export type Audience = (typeof audiences)[number];
export const approvals = ['lead', 'automatic'] as const;
export type Approval = (typeof approvals)[number];
export const slotStates = ['published', 'withdrawn'] as const;
export type SlotState = (typeof slotStates)[number];

export const partsOfDay = ['morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];
/** From which hour until before which, on the clock of the place, a slot of that part of the day begins. */
export const partHours: Record<PartOfDay, [number, number]> = {
  morning: [0, 12],
  afternoon: [12, 18],
  evening: [18, 24],
};

export const MAX_SEATS = 50;
const MINUTE = 60_000;
const SHORTEST_MINUTES = 15;
export const LONGEST_MINUTES = 12 * 60;

export interface SlotHours {
  startsAt: Date;
  endsAt: Date;
}

export interface HostFacts {
  /** People named as host who are not hosts of the department. */
  strangers: number;
  /** Named hosts who sit with guests elsewhere during these hours. */
  doubleBooked: number;
}

const durationMinutes = (hours: SlotHours) => (hours.endsAt.getTime() - hours.startsAt.getTime()) / MINUTE;

export const overlaps = (a: SlotHours, b: SlotHours) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

export const isOnline = (location: string) => /^https?:\/\//i.test(location);

/** Why a slot cannot last so long, on whichever day. */
export function whyNotLength(hours: SlotHours): string | null {
  if (hours.endsAt <= hours.startsAt) return 'ends-before-start';
  if (durationMinutes(hours) < SHORTEST_MINUTES) return 'too-short';
  return durationMinutes(hours) > LONGEST_MINUTES ? 'too-long' : null;
}

const whyNotHours = (hours: SlotHours, now: Date) =>
  whyNotLength(hours) ?? (hours.startsAt <= now ? 'in-the-past' : null);

function whyNotHosts(hosts: HostFacts): string | null {
  if (hosts.strangers) return 'host-not-of-department';
  if (hosts.doubleBooked) return 'host-double-booked';
  return null;
}

export function whyNotPublish(facts: {
  actor: Actor;
  department: { id: string; isHost: boolean };
  hours: SlotHours;
  hosts: HostFacts;
  now: Date;
}): string | null {
  if (!mayLead(facts.actor, facts.department.id)) return 'not-lead';
  if (!facts.department.isHost) return 'not-host-department';
  return whyNotHours(facts.hours, facts.now) ?? whyNotHosts(facts.hosts);
}

export interface SlotFacts extends SlotHours {
  departmentId: string;
  state: SlotState;
  seats: number;
  seatsTaken: number;
}

export function whyNotChangeSlot(facts: {
  actor: Actor;
  slot: SlotFacts;
  next: SlotHours & { seats: number };
  hosts: HostFacts;
  /** Guests of this slot who are elsewhere during the new hours. */
  guestsElsewhere: number;
  now: Date;
}): string | null {
  const { slot, next } = facts;
  const moved = +next.startsAt !== +slot.startsAt || +next.endsAt !== +slot.endsAt;
  const why = whyNotWithdrawSlot(facts) ?? (moved ? whyNotHours(next, facts.now) : null) ?? whyNotHosts(facts.hosts);
  if (why) return why;
  return whyNotSeats(slot, next.seats) ?? (facts.guestsElsewhere ? 'guest-elsewhere' : null);
}

export function whyNotSeats(slot: { seatsTaken: number }, seats: number): string | null {
  if (seats < 1) return 'last-seat';
  if (seats > MAX_SEATS) return 'too-many-seats';
  if (seats < slot.seatsTaken) return 'seats-already-taken';
  return null;
}

export function whyNotWithdrawSlot(facts: { actor: Actor; slot: SlotFacts; now: Date }): string | null {
  if (!mayLead(facts.actor, facts.slot.departmentId)) return 'not-lead';
  if (facts.slot.state === 'withdrawn') return 'slot-withdrawn';
  if (facts.slot.startsAt <= facts.now) return 'in-the-past';
  return null;
}
