import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Rotation } from './rotation.entity.js';
import { whyNotReopen } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';

/** A stopped rotation goes on; what was called off is to be planned anew. */
export async function reopenRotation(tx: Tx, actor: Actor, rotationId: string): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  const hasOtherOpen = await tx.existsBy(Rotation, { personId: rotation.personId, state: 'open' });
  refuseWhen(whyNotReopen(actor, { ...rotation, hasOtherOpen }), { name: rotation.personName });
  const { state, stoppedReason } = rotation;
  await tx.update(Rotation, { id: rotationId }, { state: 'open', stoppedReason: null });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'rotation.reopened',
    subjectType: 'rotation',
    subjectId: rotationId,
    before: { state, reason: stoppedReason },
    after: { state: 'open' },
  });
}
