import { getActor, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { lockSlot } from '../slots/slots.queries.js';
import { checkGoals } from './check-goals.js';
import { claimSeat } from './claim-seat.js';
import { findVisitor } from './find-visitor.js';
import { tellOfRequest } from './tell-of-request.js';
import type { RequestVisitInput } from './visits.dto.js';

/** Asks for a seat; a slot that approves by itself gives it at once. */
export async function requestVisit(tx: Tx, actor: Actor, slotId: string, input: RequestVisitInput): Promise<string> {
  const visitor = await findVisitor(tx, actor, input.visitorId);
  checkGoals(input);
  const slot = await lockSlot(tx, slotId);
  await lockPeople(tx, [visitor.id]);
  // Who left while this waited asks for nothing any more.
  await getActor(tx, visitor.id);
  const { id, isBooked } = await claimSeat(tx, actor, slot, { visitor, learningGoals: input.learningGoals });
  if (!isBooked) await tellOfRequest(tx, actor, slot, { id, visitorId: visitor.id, replacesId: null });
  return id;
}
