import type { HostedVisit } from '../hosts/hosting.rules.js';
import type { VisitState } from './visit.rules.js';

/** A visit as the rules about its host want it. */
export const asHosted = (
  visit: { hostId: string | null; state: VisitState },
  { departmentId, startsAt, endsAt }: { departmentId: string; startsAt: Date; endsAt: Date },
): HostedVisit => ({ hostId: visit.hostId, isApproved: visit.state === 'approved', departmentId, startsAt, endsAt });
