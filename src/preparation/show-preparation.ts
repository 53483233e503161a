import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import type { VisitView } from '../visits/visits.queries.js';
import { maySeePreparation, whyNotClear } from './clearance.rules.js';
import { findPreparation } from './preparation.queries.js';
import { type StatementView, findStatement } from './statement.queries.js';

export interface ShownPreparation {
  /** The statement to read and accept; only for the visitor, while it is open. */
  statement: StatementView | null;
  isAccepted: boolean;
  allowsListening: boolean;
  clearedByName: string | null;
  /** Whether the reader may let the visitor come without listening in. */
  mayClear: boolean;
}

/** What the page of a visit that is still to come says of its preparation; null for whom that is no business. */
export async function showPreparation(tx: Tx, me: Actor, visit: VisitView): Promise<ShownPreparation | null> {
  if (!maySeePreparation(me, visit)) return null;
  const facts = await findPreparation(tx, visit.id);
  const isOpenToMe = me.id === visit.visitorId && !facts.isAccepted;
  return {
    ...facts,
    statement: isOpenToMe ? await findStatement(tx, me) : null,
    mayClear:
      facts.clearedByName === null &&
      whyNotClear({ actor: me, visit, slot: slotOfVisit(visit), now: now(), ...facts }) === null,
  };
}
