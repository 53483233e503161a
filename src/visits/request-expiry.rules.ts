// A request that nobody decides about runs out some hours before its moment, so that the visitor can still make other plans.
// One that was made, or whose offer was accepted, later than that has until the moment begins: it was a late one anyhow.
import type { VisitState } from './visit.rules.js';

const HOUR = 3_600_000;

interface Request {
  state: VisitState;
  startsAt: Date;
  requestedAt: Date;
  acceptedAt: Date | null;
}

/** When somebody began to wait for the lead. */
export const askedAt = ({ requestedAt, acceptedAt }: Pick<Request, 'requestedAt' | 'acceptedAt'>) =>
  acceptedAt ?? requestedAt;

export function isOutOfTime(request: Request, { expiresHours, now }: { expiresHours: number; now: Date }): boolean {
  if (request.state !== 'requested') return false;
  const early = new Date(request.startsAt.getTime() - expiresHours * HOUR);
  return now >= (askedAt(request) < early ? early : request.startsAt);
}
