// Who sits beside a guest. Hosts take part by choice: within the channels, languages, hours and numbers they named, not
// while they pause or are away, and never with a guest they would rather not receive. Which of their own choices stands
// in the way is nobody else's business, so that all of them are one reason. Among those who can it goes by turns: the
// fewest guests at this very moment, then whose last guest was given longest ago, then who had the fewest lately.
import type { Language } from '../platform/views/languages.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';

/** Over how many days "fewest lately" looks back. */
export const LATELY_DAYS = 90;

export interface HostHours {
  /** 1 for Monday to 7 for Sunday. */
  weekday: number;
  /** `09:00`, on the clock of the place. */
  from: string;
  to: string;
}

export interface HostChoices {
  takesPart: boolean;
  channels: Channel[];
  languages: Language[];
  hours: HostHours[];
  mostPerDay: number | null;
  mostPerWeek: number | null;
  mostPerMonth: number | null;
}

/** The moment a host is wanted for. */
export interface HostPlace extends SlotHours {
  channel: Channel;
  language: Language;
  timeZone: string;
}

/** One host as seen from one moment and, where there is one, its guest. */
export interface HostStanding {
  id: string;
  name: string;
  place: HostPlace;
  /** Named as a host of the slot. */
  isOfSlot: boolean;
  /** Null: has not said anything yet. */
  wishes: HostChoices | null;
  isVisitor: boolean;
  isAbsent: boolean;
  isPaused: boolean;
  hasDeclined: boolean;
  /** On a visit of their own, or host of another slot, during these hours. */
  isElsewhere: boolean;
  /** Guests they have on the day, in the week and in the month of the slot, on it, and lately. */
  onDay: number;
  inWeek: number;
  inMonth: number;
  here: number;
  lately: number;
  /** When they were last given a guest whom they still have. */
  lastGivenAt: Date | null;
}

export function whyNotHost(host: HostStanding): string | null {
  if (host.isVisitor) return 'host-is-visitor';
  if (host.isAbsent) return 'host-absent';
  if (host.isElsewhere) return 'host-elsewhere';
  const isOpen = !host.isPaused && !host.hasDeclined && (!host.wishes || fits(host.wishes, host));
  return isOpen ? null : 'host-not-available';
}

function fits(wishes: HostChoices, { onDay, inWeek, inMonth, place }: HostStanding): boolean {
  const wants = <T>(chosen: T[], one: T) => !chosen.length || chosen.includes(one);
  const isBelow = (count: number, most: number | null) => most === null || count < most;
  return (
    wishes.takesPart &&
    wants(wishes.channels, place.channel) &&
    wants(wishes.languages, place.language) &&
    isWithinHours(wishes.hours, place) &&
    isBelow(onDay, wishes.mostPerDay) &&
    isBelow(inWeek, wishes.mostPerWeek) &&
    isBelow(inMonth, wishes.mostPerMonth)
  );
}

function isWithinHours(hours: HostHours[], { startsAt, endsAt, timeZone }: HostPlace): boolean {
  if (!hours.length) return true;
  const [start, end] = [inZone(startsAt, timeZone), inZone(endsAt, timeZone)];
  if (!start.hasSame(end, 'day')) return false;
  const [from, to] = [start.toFormat('HH:mm'), end.toFormat('HH:mm')];
  return hours.some((one) => one.weekday === start.weekday && one.from <= from && to <= one.to);
}

/** Whether a host may be given guests of slots that nobody named them for: only who said to take part is. */
export const mayStepIn = ({ wishes }: HostStanding) => wishes?.takesPart === true;

/** Whose turn it is; the first named among equals, null when there is nobody. */
export function fairest(hosts: HostStanding[]): HostStanding | null {
  return hosts.toSorted(byTurn)[0] ?? null;
}

export function byTurn(one: HostStanding, other: HostStanding): number {
  const last = ({ lastGivenAt }: HostStanding) => lastGivenAt?.getTime() ?? 0;
  return one.here - other.here || last(one) - last(other) || one.lately - other.lately;
}
