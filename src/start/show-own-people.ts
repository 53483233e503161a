import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { findManaged } from '../progress/choices.queries.js';
import { listHires } from '../progress/hires.queries.js';
import { openProgress } from '../progress/open-progress.js';
import { showHire } from '../progress/show-hires.js';

const HIRES_SHOWN = 5;

/** How far the own people are on their rotations, those with the least time left first; null for who has none there. */
export async function showOwnPeople(tx: Tx, me: Actor) {
  const managed = await findManaged(tx, me.id);
  if (!managed.hires) return null;
  const { followed } = await openProgress(tx, me, { view: 'people' });
  const { items } = await listHires(tx, followed, { limit: HIRES_SHOWN });
  if (items.length === 0) return null;
  return items.filter(({ isFinished }) => !isFinished).map((hire) => showHire(hire, true));
}
