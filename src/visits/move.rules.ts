// Somebody whose visit is approved may ask for another moment. The old seat stays theirs until the new one is certain; then
// the old visit is `moved` and its calendar events go over. A "no" leaves the old visit as it was. When the old visit is
// called off meanwhile, or begins, the request goes on as one like any other.
import { type Actor } from '../people/person.rules.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { mayBookFor, type VisitState } from './visit.rules.js';

/** Whether a visit still stands, so that another can take its place. */
export const canBeReplaced = (visit: SlotHours & { state: VisitState }, now: Date) =>
  visit.state === 'approved' && visit.startsAt > now;

export interface MoveFacts {
  actor: Actor;
  visit: SlotHours & { state: VisitState; visitorId: string };
  visitorManagerId: string | null;
  /** Whether another moment was asked for already, and is not decided. */
  isMoving: boolean;
  now: Date;
}

/** Why this visit cannot go to another moment, whichever that is; whether there is a seat at the other is another question. */
export function whyNotMove({ actor, visit, visitorManagerId, isMoving, now }: MoveFacts): string | null {
  if (!mayBookFor(actor, { id: visit.visitorId, managerId: visitorManagerId })) return 'not-for-others';
  if (visit.state === 'moved') return 'already-moved';
  if (visit.state === 'cancelled') return 'already-cancelled';
  if (visit.state !== 'approved') return 'move-not-approved';
  if (visit.startsAt <= now) return 'in-the-past';
  return isMoving ? 'already-moving' : null;
}
