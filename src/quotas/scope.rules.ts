// The moments that a campaign, or a quota, speaks of: those of some teams, and some single ones, between two days on the
// calendar of the place. What is for new colleagues only does not count, unless it was named itself.
import { inZone } from '../platform/time-zone.rules.js';
import type { Audience } from '../slots/slot.rules.js';

export interface MomentScope {
  /** The first and the last day, `2026-12-01`. */
  opensOn: string;
  closesOn: string;
  /** Host departments. */
  teamIds: string[];
  slotIds: string[];
}

export interface ScopedMoment {
  id: string;
  departmentId: string;
  audience: Audience;
  startsAt: Date;
  timeZone: string;
}

/** The same answer as `IN_SCOPE` in SQL. */
export function isInScope(moment: ScopedMoment, scope: MomentScope): boolean {
  const isMeant =
    scope.slotIds.includes(moment.id) ||
    (scope.teamIds.includes(moment.departmentId) && moment.audience !== 'onboarding');
  const date = inZone(moment.startsAt, moment.timeZone).toISODate() as string;
  return isMeant && date >= scope.opensOn && date <= scope.closesOn;
}
