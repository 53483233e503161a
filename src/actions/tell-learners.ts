import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ActionState } from './action.rules.js';

// A click that was a mistake is put right by then, and nobody heard of it.
const WAIT = 10 * 60_000;

/** Guests whose visit set an action in motion hear that it was taken up or ended; not who did that, nor its owner. */
export async function tellLearners(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  action: { id: string; learningId: string; ownerId: string },
  state: ActionState,
): Promise<void> {
  const people: { id: string }[] = await tx.query(
    `SELECT DISTINCT said.author_id AS id
       FROM learnings led JOIN learnings said ON said.head_id = led.head_id AND said.side = 'visitor'
       JOIN people p ON p.id = said.author_id AND p.is_active
      WHERE led.id = $1 AND said.author_id <> ALL ($2::uuid[])`,
    [action.learningId, [actor.id, action.ownerId]],
  );
  const dueAt = new Date(now().getTime() + WAIT);
  const payload = { actionId: action.id, state };
  await notify(tx, ...people.map(({ id: personId }) => ({ personId, kind: 'outcome-of-visit', payload, dueAt })));
}
