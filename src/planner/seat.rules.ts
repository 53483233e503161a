// Why a hire cannot have a seat in a slot, asked of one seat: to explain what a plan lacks, and to answer whoever moves a
// visit by hand. The check of a finished plan does not rely on this (solution.rules.ts).
import type { PlanHire, PlanRules, PlanSlot, PlanStop } from './problem.js';
import { mondayOf } from './week.rules.js';

/** What keeps a hire from a slot whatever else they do, in the order in which one would mend it. */
export type HireMisfit = 'other-stop' | 'outside-window' | 'other-place' | 'absent' | 'busy';

/** What keeps a hire from a slot beside their other visits. */
export type NeighbourMisfit = 'twice' | 'overlap' | 'per-day' | 'per-week' | 'out-of-order';

/** Another visit of the same hire. */
export interface Neighbour {
  stop: string;
  slot: PlanSlot;
}

export function whyNotForHire(hire: PlanHire, stop: PlanStop, slot: PlanSlot): HireMisfit | null {
  if (!slot.stops.includes(stop.stop)) return 'other-stop';
  if (!isInWindow(stop, slot)) return 'outside-window';
  if (!isAtPlaceOf(hire, slot)) return 'other-place';
  if (hire.absent.includes(slot.day)) return 'absent';
  if (hire.busy.some((hours) => hours.day === slot.day && isSameTime(hours, slot))) return 'busy';
  return null;
}

export function whyNotBeside(
  hire: PlanHire,
  stop: string,
  slot: PlanSlot,
  others: Neighbour[],
  rulesOfAll: PlanRules,
): NeighbourMisfit | null {
  const rules = hire.rules ?? rulesOfAll;
  if (others.some((other) => other.slot.id === slot.id)) return 'twice';
  const sameDay = others.filter((other) => other.slot.day === slot.day);
  if (sameDay.some((other) => isSameTime(other.slot, slot))) return 'overlap';
  if (sameDay.length >= rules.perDay) return 'per-day';
  if (rules.perWeek !== null) {
    const monday = mondayOf(slot.day);
    if (others.filter((other) => mondayOf(other.slot.day) === monday).length >= rules.perWeek) return 'per-week';
  }
  return isInOrder(hire, stop, slot, others) ? null : 'out-of-order';
}

export const isInWindow = ({ from, to }: PlanStop, { day }: PlanSlot) => from <= day && day <= to;

export const isAtPlaceOf = ({ places }: PlanHire, { place }: PlanSlot) =>
  places === null || place === undefined || places.includes(place);

function isInOrder(hire: PlanHire, stop: string, slot: PlanSlot, others: Neighbour[]): boolean {
  if (!hire.isOrdered) return true;
  const placeOf = (wanted: string) => hire.stops.findIndex((own) => own.stop === wanted);
  const place = placeOf(stop);
  return others.every((other) => {
    const otherPlace = placeOf(other.stop);
    if (otherPlace === place) return true;
    return otherPlace < place ? isAfter(slot, other.slot) : isAfter(other.slot, slot);
  });
}

const isAfter = (later: PlanSlot, earlier: PlanSlot) =>
  later.day === earlier.day ? later.startMinute >= earlier.endMinute : later.day > earlier.day;

type Hours = { startMinute: number; endMinute: number };

const isSameTime = (one: Hours, other: Hours) => one.startMinute < other.endMinute && other.startMinute < one.endMinute;
