// Invitations go out in waves, so that the eager do not take every seat: no more people at once than there are seats free,
// and the department that is furthest from its target first. The managers hear a working day before their people.
import { DateTime } from 'luxon';
import { addWorkingDays, type IsFree, isWorkingDay } from '../calendar/working-days.rules.js';
import { dateInZone, inZone } from '../platform/time-zone.rules.js';

export interface WaveDepartment {
  departmentId: string;
  targetPeople: number;
  /** People who have been, or are booked. */
  reached: number;
  /** People who can still be invited. */
  candidates: number;
  /** Seats the department may still take; null when it may have as many as there are. */
  seatsLeft: number | null;
}

/** How many people to invite of each department; departments with none are left out. */
export function planWave(departments: WaveDepartment[], places: number): Map<string, number> {
  const open = departments.map((department) => ({ ...department, room: roomOf(department), invited: 0 }));
  for (let left = places; left > 0; left--) {
    const next = furthest(open.filter(({ room, invited }) => invited < room));
    if (!next) break;
    next.invited++;
  }
  return new Map(open.filter(({ invited }) => invited).map(({ departmentId, invited }) => [departmentId, invited]));
}

const roomOf = ({ targetPeople, reached, candidates, seatsLeft }: WaveDepartment) =>
  Math.max(0, Math.min(targetPeople - reached, candidates, seatsLeft ?? Infinity));

interface Progress extends WaveDepartment {
  invited: number;
}

const share = ({ reached, invited, targetPeople }: Progress) => (reached + invited) / targetPeople;

/** The first of those with the smallest share of their target. */
function furthest<T extends Progress>(departments: T[]): T | null {
  return departments.reduce<T | null>((best, one) => (best === null || share(one) < share(best) ? one : best), null);
}

const HOUR_OF_INVITATIONS = 9;

const atNine = (day: DateTime, isFree: IsFree) =>
  (isWorkingDay(day, isFree) ? day : addWorkingDays(day, 1, isFree))
    .startOf('day')
    .set({ hour: HOUR_OF_INVITATIONS })
    .toJSDate();

/** When the first colleagues are invited: nine o'clock on the working day after the managers heard, not before the opening. */
export function firstWaveAt(startedAt: Date, opensOn: string, zone: string, isFree: IsFree): Date {
  const tomorrow = addWorkingDays(inZone(startedAt, zone), 1, isFree);
  return atNine(DateTime.max(tomorrow.startOf('day'), dateInZone(opensOn, zone)), isFree);
}

/** Nine o'clock so many days after a wave, or on the first working day from then on. */
export const nextWaveAt = (at: Date, days: number, zone: string, isFree: IsFree): Date =>
  atNine(inZone(at, zone).plus({ days }), isFree);

/** Whether a reminder may go out now: on a working day, between nine and five. */
export function isOfficeHour(at: Date, zone: string, isFree: IsFree): boolean {
  const local = inZone(at, zone);
  return isWorkingDay(local, isFree) && local.hour >= HOUR_OF_INVITATIONS && local.hour < 17;
}
