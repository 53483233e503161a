import { getActor, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { Slot } from '../slots/slot.entity.js';
import { lockSlot } from '../slots/slots.queries.js';
import { checkGoals } from './check-goals.js';
import { claimSeat } from './claim-seat.js';
import { lockVisit } from './lock-visit.js';
import { whyNotMove } from './move.rules.js';
import type { RequestMoveInput } from './moves.dto.js';
import { findMoveFacts } from './moves.queries.js';
import { tellOfRequest } from './tell-of-request.js';
import { getVisit } from './visits.queries.js';

/**
 * Asks for another moment for an approved visit, which keeps its seat until the new one is certain: at once where the slot
 * approves by itself. Returns the id of the visit that is to take its place.
 */
export async function requestMove(tx: Tx, actor: Actor, visitId: string, input: RequestMoveInput): Promise<string> {
  const { slotId: fromSlotId } = await getVisit(tx, actor, visitId);
  const slot = await lockBoth(tx, fromSlotId, input.slotId);
  const { visit } = await lockVisit(tx, actor, visitId);
  await lockPeople(tx, [visit.visitorId]);
  const visitor = await getActor(tx, visit.visitorId);
  refuseWhen(whyNotMove({ actor, visit, ...(await findMoveFacts(tx, visit.id)), now: now() }));

  const { learningGoals = visit.learningGoals, isVouched } = input;
  if (input.learningGoals) checkGoals({ learningGoals, isVouched });
  const { id, isBooked } = await claimSeat(tx, actor, slot, { visitor, learningGoals, replaced: visit });
  if (!isBooked) await tellOfRequest(tx, actor, slot, { id, visitorId: visitor.id, replacesId: visit.id });
  return id;
}

/** Locks the slot that is left and the one that is wanted, in the order of their ids as every act does; returns the latter. */
async function lockBoth(tx: Tx, fromId: string, toId: string): Promise<Slot> {
  if (fromId < toId) await lockSlot(tx, fromId);
  const slot = await lockSlot(tx, toId);
  if (fromId > toId) await lockSlot(tx, fromId);
  return slot;
}
