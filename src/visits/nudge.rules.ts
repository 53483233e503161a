// A request that nobody decides about is brought to mind: of the leads first, then of those who stand in for them, then of HR.
// Working days count, and nobody is reminded on a day off or at night: it would help no one.
import type { DateTime } from 'luxon';
import { addWorkingDays, isWorkingDay, type IsFree } from '../calendar/working-days.rules.js';

const FROM_HOUR = 8;
const UNTIL_HOUR = 18;

/** After how many working days without a decision leads, deputies and HR are reminded. */
export type NudgeDays = [leads: number, deputies: number, hr: number];

/**
 * The instants before which a request must have been made for each of the three to be reminded of it now; null when nobody
 * is. `now` is on the department's clock.
 */
export function nudgeLimits(now: DateTime, days: NudgeDays, isFree?: IsFree): [Date, Date, Date] | null {
  if (!isWorkingDay(now, isFree) || now.hour < FROM_HOUR || now.hour >= UNTIL_HOUR) return null;
  const limit = (count: number) => addWorkingDays(now, -count, isFree).toJSDate();
  return [limit(days[0]), limit(days[1]), limit(days[2])];
}

export interface Nudged {
  leadIds: string[];
  deputyIds: string[];
  hrIds: string[];
}

/** Who hears of requests that reach these steps now; where one of leads and deputies is missing, the others hear again. */
export function whoIsNudged(
  steps: number[],
  { leadIds, deputyIds, hrIds }: Nudged,
): { deciders: string[]; hr: string[] } {
  const orElse = (ids: string[], others: string[]) => (ids.length ? ids : others);
  const deciders = [
    ...(steps.includes(1) ? orElse(leadIds, deputyIds) : []),
    ...(steps.includes(2) ? orElse(deputyIds, leadIds) : []),
  ];
  return { deciders: [...new Set(deciders)], hr: steps.includes(3) ? hrIds : [] };
}
