// A rotation as the planner sees it: which stops are left or stand already, in which windows, and when the hire cannot come.
import type { DateTime } from 'luxon';
import type { IsFree } from '../calendar/working-days.rules.js';
import type { PlanHire, PlanStop } from '../planner/problem.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { PlannedVisit, RotationNeed, StopNeed } from '../rotations/rotation-needs.queries.js';

/** On one clock for the whole plan, so that hours at two places can be compared. */
export interface PlanCalendar {
  zone: string;
  days: string[];
  /** Whether the department of the hire is closed. */
  isFree: IsFree;
  /** What begins before this can be planned no more. */
  opensAt: Date;
}

/** What can be planned of a rotation; null when there is nothing. */
export function toPlanHire(
  need: RotationNeed,
  calendar: PlanCalendar,
  keyOf: (stop: StopNeed) => string,
): PlanHire | null {
  const stops = need.stops
    // Whoever works there sees it every day, and cannot be a guest.
    .filter(({ departmentId }) => departmentId !== need.departmentId)
    .flatMap((stop) => toPlanStop(stop, need, calendar, keyOf(stop)));
  if (!stops.length) return null;
  return {
    id: need.rotationId,
    stops,
    isOrdered: need.isOrdered,
    absent: calendar.days.filter((day) => !isAtWork(day, need, calendar)),
    busy: [...need.busy, ...soon(need, calendar)].map((hours) => toClock(hours, calendar.zone)),
    // A stop names its department, and so the place.
    places: null,
    rules: { perDay: need.mostPerDay, perWeek: need.mostPerWeek },
  };
}

function toPlanStop(stop: StopNeed, need: RotationNeed, calendar: PlanCalendar, key: string): PlanStop[] {
  const standing = standingOf(need, calendar).filter(({ stopId }) => stopId === stop.stopId);
  const visits = stop.left + standing.length;
  if (!visits) return [];
  const days = standing.map((visit) => toClock(visit, calendar.zone).day);
  return [
    {
      stop: key,
      // What stands was agreed upon: it is not moved for being outside the window, unless the hire is not there yet.
      from: earliest(stop.from, ...days.filter((day) => day >= need.firstOn)),
      to: latest(stop.to, ...days),
      visits,
      isRequired: stop.isRequired,
      weight: stop.weight,
    },
  ];
}

/** Visits that are planned and far enough away to be planned otherwise. */
export const standingOf = (need: RotationNeed, { opensAt }: PlanCalendar): PlannedVisit[] =>
  need.planned.filter(({ startsAt }) => startsAt >= opensAt);

const soon = (need: RotationNeed, { opensAt }: PlanCalendar) =>
  need.planned.filter(({ startsAt }) => startsAt < opensAt);

function isAtWork(day: string, need: RotationNeed, calendar: PlanCalendar): boolean {
  const { firstOn, leavesOn, workdays, absences, mostPerDay } = need;
  if (day < firstOn || (leavesOn !== null && day > leavesOn) || !workdays.includes(weekdayOf(day))) return false;
  if (calendar.isFree(day) || absences.some(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn)) return false;
  return mostPerDay > 1 || !soon(need, calendar).some((visit) => toClock(visit, calendar.zone).day === day);
}

/** ISO: 1 for Monday. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** Hours as the planner counts them; what goes on after midnight ends with the day. */
export function toClock({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, zone: string) {
  const start = inZone(startsAt, zone);
  const end = inZone(endsAt, zone);
  return {
    day: start.toISODate() as string,
    startMinute: minuteOf(start),
    endMinute: end.hasSame(start, 'day') ? minuteOf(end) : 24 * 60,
  };
}

const minuteOf = (at: DateTime) => at.hour * 60 + at.minute;

const earliest = (...days: string[]) => days.reduce((one, other) => (other < one ? other : one));
const latest = (...days: string[]) => days.reduce((one, other) => (other > one ? other : one));
