import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { findRotationOf } from './rotations.queries.js';
import { showRotation } from './show-rotation.js';

/** How far the reader is on their own rotation; null when there is nothing left to do. */
export async function showOwnRotation(tx: Tx, me: Actor) {
  const rotation = await findRotationOf(tx, me.id);
  if (rotation?.state !== 'open') return null;
  const { count, bar } = await showRotation(tx, me, rotation);
  return count.done < count.visits ? { programmeName: rotation.programmeName, count, bar } : null;
}
