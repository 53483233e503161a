// Whether one visit of one hire can be at one slot, all else in the plan staying as it is: the hard rules of the planner, asked
// of a single placement, so that whoever moves a visit hears at once why not.
import type { PlanHire, PlanRules, PlanSlot, PlanStop, PlanTeam } from '../planner/problem.js';

export interface PlaceFacts {
  hire: PlanHire;
  stop: PlanStop;
  rules: PlanRules;
  slot: PlanSlot;
  /** Whether it can still be planned: published, and not too soon. */
  isOpen: boolean;
  /** Whether a reviewer keeps the hire, or everybody, from it. */
  isExcluded: boolean;
  /** Whether a reviewer leaves the hire out of this plan. */
  isLeftOut: boolean;
  /** Seats that others of this plan have there. */
  seatsGiven: number;
  /** The hire's other visits of this plan. */
  others: { stop: string; slot: PlanSlot }[];
  /** The slot's own, if it has limits, and when others of this plan are its guests. */
  team: { limits: PlanTeam['limits']; guests: Hours[] } | null;
}

interface Hours {
  day: string;
  startMinute: number;
  endMinute: number;
}

const SUNDAY = 7;

/** The first rule in the way; null when the visit can be there. */
export function whyNotPlace(facts: PlaceFacts): string | null {
  return whyNotSlot(facts) ?? whyNotHire(facts) ?? whyNotOrder(facts) ?? whyNotSeat(facts);
}

function whyNotSlot({ slot, stop, isOpen, isExcluded, isLeftOut }: PlaceFacts): string | null {
  if (isLeftOut) return 'hire-left-out';
  if (!isOpen) return 'moment-gone';
  if (!slot.stops.includes(stop.stop)) return 'serves-other-stop';
  return isExcluded ? 'moment-excluded' : null;
}

function whyNotHire({ hire, stop, rules, slot, others }: PlaceFacts): string | null {
  if (slot.day < stop.from || slot.day > stop.to) return 'outside-window';
  if (hire.absent.includes(slot.day)) return 'hire-away';
  if (hire.places && slot.place !== undefined && !hire.places.includes(slot.place)) return 'hire-other-place';
  if (others.some((other) => other.slot.id === slot.id)) return 'hire-there-already';
  if ([...hire.busy, ...others.map((other) => other.slot)].some((taken) => meet(taken, slot))) return 'hire-busy';
  const sameDay = others.filter((other) => other.slot.day === slot.day).length;
  if (sameDay >= rules.perDay) return 'hire-day-full';
  const sameWeek = others.filter((other) => mondayOf(other.slot.day) === mondayOf(slot.day)).length;
  return rules.perWeek !== null && sameWeek >= rules.perWeek ? 'hire-week-full' : null;
}

function whyNotOrder({ hire, stop, slot, others }: PlaceFacts): string | null {
  if (!hire.isOrdered) return null;
  const place = (key: string) => hire.stops.findIndex((one) => one.stop === key);
  const own = place(stop.stop);
  const isOutOfOrder = others.some((other) => {
    if (place(other.stop) === own) return false;
    return place(other.stop) < own ? !isBefore(other.slot, slot) : !isBefore(slot, other.slot);
  });
  return isOutOfOrder ? 'hire-out-of-order' : null;
}

function whyNotSeat({ slot, seatsGiven, team }: PlaceFacts): string | null {
  if (seatsGiven >= slot.seats) return 'moment-full';
  const isTeamFull = team?.limits.some((limit) => {
    if (!meet(limit, slot)) return false;
    return team.guests.filter((guests) => meet(guests, limit)).length >= limit.guests;
  });
  return isTeamFull ? 'moment-team-full' : null;
}

export const meet = (one: Hours, other: Hours) =>
  one.day === other.day && one.startMinute < other.endMinute && other.startMinute < one.endMinute;

/** Whether one has ended when the other begins. */
const isBefore = (one: Hours, other: Hours) =>
  one.day < other.day || (one.day === other.day && one.endMinute <= other.startMinute);

const DAY_MS = 86_400_000;

/** By whole days since 1970, which was a Thursday. */
function mondayOf(day: string): number {
  const days = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  return days - ((days + SUNDAY - 4) % SUNDAY);
}
