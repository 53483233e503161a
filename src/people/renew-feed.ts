import { recordAudit } from '../audit/record-audit.js';
import type { Tx } from '../platform/database/transactions.js';
import { newToken } from '../platform/secrets.js';
import type { Actor } from './person.rules.js';
import { Person } from './person.entity.js';

/** A new secret address for the person's calendar feed; the old one stops working. */
export async function renewFeed(tx: Tx, actor: Actor): Promise<string> {
  const feedSecret = newToken();
  await tx.update(Person, { id: actor.id }, { feedSecret });
  await recordAudit(tx, { actorId: actor.id, act: 'person.feed-renewed', subjectType: 'person', subjectId: actor.id });
  return feedSecret;
}

export async function findFeed(tx: Tx, actor: Actor): Promise<string | null> {
  return (await tx.findOneByOrFail(Person, { id: actor.id })).feedSecret;
}
