import { getPerson } from '../people/people.queries.js';
import { type Actor, fullName } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { whyNotBookFor } from './visit.rules.js';

export interface Visitor {
  id: string;
  departmentId: string;
}

/** Whom the actor books for, refused when that is not theirs to do. `field` is the name under which the caller sent the id. */
export async function findVisitor(
  tx: Tx,
  actor: Actor,
  visitorId = actor.id,
  field = 'visitorId',
): Promise<Visitor & { name: string }> {
  if (visitorId === actor.id) return actor;
  const person = await getPerson(tx, actor, visitorId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  // Asked of unknown people too, so that the answer tells nobody who exists.
  refuseWhen(whyNotBookFor(actor, { id: visitorId, managerId: person?.managerId ?? null }));
  if (!person?.isActive) throw new InvalidInput([{ field, rule: 'unknown-person', facts: {} }]);
  return { ...person, name: fullName(person) };
}
