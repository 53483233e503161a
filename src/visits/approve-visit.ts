import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { giveSeat } from './give-seat.js';
import { isDecidedTogether, lockVisit } from './lock-visit.js';
import { tellWhoAsked } from './tell-of-request.js';
import { undoEndsAt } from './undo.rules.js';
import { whyNotApprove } from './visit.rules.js';

/** Gives the visitor a seat. Undoable: its mails wait until it can no longer be undone. */
export async function approveVisit(tx: Tx, actor: Actor, visitId: string, { isUndoable = false } = {}): Promise<void> {
  const { slot, visit, replaced } = await lockVisit(tx, actor, visitId);
  const at = now();
  const isTogether = await isDecidedTogether(tx, visit);
  refuseWhen(whyNotApprove({ actor, visit, slot, isTogether, now: at }));

  const mailAt = isUndoable ? undoEndsAt(at) : undefined;
  await giveSeat(tx, visit, { actor, decidedById: actor.id, at, replaced, mailAt });
  await tellWhoAsked(tx, visit, mailAt);
}
