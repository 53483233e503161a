import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Rotation } from './rotation.entity.js';
import { whyNotFollowFirstDay } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';

/** Counts the windows from the first day at work as it is now; visits that stand stay until they are planned anew. */
export async function followFirstDay(tx: Tx, actor: Actor, rotationId: string): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  refuseWhen(whyNotFollowFirstDay(actor, rotation));
  const [before, after] = [{ firstOn: rotation.firstOn }, { firstOn: rotation.startsOn! }];
  await tx.update(Rotation, { id: rotationId }, after);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'rotation.first-day-followed',
    subjectType: 'rotation',
    subjectId: rotationId,
    before,
    after,
  });
}
