import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { giveSeat } from './give-seat.js';
import { lockVisit } from './lock-visit.js';
import { undoEndsAt, whyNotApprove } from './visit.rules.js';

/** Gives the visitor a seat. Undoable: its mails wait until it can no longer be undone. */
export async function approveVisit(tx: Tx, actor: Actor, visitId: string, { isUndoable = false } = {}): Promise<void> {
  const { slot, visit, replaced } = await lockVisit(tx, actor, visitId);
  const at = now();
  refuseWhen(whyNotApprove({ actor, visit, slot, now: at }));

  const mailAt = isUndoable ? undoEndsAt(at) : undefined;
  await giveSeat(tx, visit, { actor, decidedById: actor.id, at, replaced, mailAt });
}
