import { recordAudit } from '../audit/record-audit.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { HostWishes } from './host-wishes.entity.js';
import { readWishes } from './hosting.queries.js';
import type { ChangeWishesInput } from './hosts.dto.js';
import { whyNotChangeWishes } from './hosting.rules.js';

/** Hosts say for themselves whether, when and how often they have guests; what is left out stays. Coming guests still come. */
export async function changeWishes(tx: Tx, actor: Actor, input: ChangeWishesInput): Promise<void> {
  await lockPeople(tx, [actor.id]);
  const { isSaid, ...before } = await readWishes(tx, actor.id);
  const after: typeof before = { ...before, ...input };
  refuseWhen(whyNotChangeWishes(actor, after));

  await tx.upsert(HostWishes, { personId: actor.id, ...after, changedAt: now() }, ['personId']);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'host.wishes-changed',
    subjectType: 'person',
    subjectId: actor.id,
    before: isSaid ? before : null,
    after,
  });
}
