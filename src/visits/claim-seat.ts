import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import type { Slot } from '../slots/slot.entity.js';
import { giveSeat } from './give-seat.js';
import { Visit } from './visit.entity.js';
import { whyNotBook } from './visit.rules.js';
import { findBookingFacts } from './visits.queries.js';

export interface SeatClaim {
  visitor: { id: string; departmentId: string };
  learningGoals: string[];
  /** The approved visit, locked with its slot, that this one is to take the place of. */
  replaced?: Visit;
  groupId?: string;
}

/**
 * A request of a locked visitor for a seat on a locked slot; a slot that approves by itself gives it at once. Who hears
 * of a request is the act's own.
 */
export async function claimSeat(
  tx: Tx,
  actor: Actor,
  slot: Slot,
  claim: SeatClaim,
): Promise<{ id: string; isBooked: boolean }> {
  const { visitor, learningGoals, replaced = null, groupId = null } = claim;
  const facts = await findBookingFacts(tx, visitor.id, slot, replaced?.id);
  const at = now();
  refuseWhen(whyNotBook({ slot, visitor, ...facts, cutoffHours: settings().requestCutoffHours, now: at }));

  const visit = tx.create(Visit, {
    ...placeOn(slot),
    visitorId: visitor.id,
    state: 'requested',
    learningGoals,
    requestedById: actor.id,
    requestedAt: at,
    replacesId: replaced?.id ?? null,
    groupId,
  });
  await tx.insert(Visit, visit);
  const after = { slotId: slot.id, visitorId: visitor.id, state: 'requested', learningGoals };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.requested',
    subjectType: 'visit',
    subjectId: visit.id,
    after,
  });
  const isBooked = slot.approval === 'automatic';
  if (isBooked) await giveSeat(tx, visit, { actor, decidedById: null, at, replaced });
  return { id: visit.id, isBooked };
}

/** What a visit copies of its slot. */
export const placeOn = ({ id, startsAt, endsAt, state }: Slot) => ({ slotId: id, startsAt, endsAt, slotState: state });
