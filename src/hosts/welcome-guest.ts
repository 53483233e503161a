import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { DeclinedGuest } from './declined-guest.entity.js';

/** Takes "rather not" back. Not audited: that a host ever said it is written down nowhere else either. */
export async function welcomeGuest(tx: Tx, actor: Actor, visitorId: string): Promise<void> {
  await lockPeople(tx, [actor.id]);
  const { affected } = await tx.delete(DeclinedGuest, { hostId: actor.id, visitorId });
  if (!affected) throw new NotFound('guest');
}
