import { listActions } from '../actions/action-list.queries.js';
import { showCard } from '../actions/show-action.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

const ACTIONS_SHOWN = 4;

/** What the reader still sees to, the soonest due first; null when nothing. */
export async function showOwnActions(tx: Tx, me: Actor) {
  const { items, nextCursor } = await listActions(tx, me, { ownerId: me.id, isEnded: false, limit: ACTIONS_SHOWN });
  if (!items.length) return null;
  return { actions: items.map((action) => showCard(action, me)), hasMore: nextCursor !== null };
}
