import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { whyNotMove } from '../visits/move.rules.js';
import { findMoveFacts, findOtherMoments } from '../visits/moves.queries.js';
import type { VisitView } from '../visits/visits.queries.js';

/** What the page of a visit says of another moment: where it came from, where it goes or went, and whether one can ask. */
export async function showMoveOf(tx: Tx, reader: Actor, visit: VisitView, timeZone: string) {
  const why = whyNotMove({ actor: reader, visit, ...(await findMoveFacts(tx, visit.id)), now: now() });
  const { from, to } = await findOtherMoments(tx, visit);
  // A request for another moment is of no use without the visit that it is to replace.
  const isPending = visit.state === 'requested' && from?.state === 'approved';
  return {
    canMove: why === null,
    from: from && (isPending || from.state === 'moved') ? { ...from, timeZone, isPending } : null,
    to: to && { ...to, timeZone, isPending: to.state === 'requested' },
  };
}
