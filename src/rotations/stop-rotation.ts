import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { callOffVisits } from './call-off-visits.js';
import { Rotation } from './rotation.entity.js';
import { whyNotKeep } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';
import type { StopRotationInput } from './rotations.dto.js';

/** Nothing more is planned for a hire; what still stands is called off, unless it is to stay. Returns how many visits were. */
export async function stopRotation(
  tx: Tx,
  actor: Actor,
  rotationId: string,
  { reason = '', callsOff = true }: StopRotationInput,
): Promise<number> {
  // Before any slot, as when a plan is published: the visits that it makes meanwhile are called off as well.
  const rotation = await lockRotation(tx, actor, rotationId);
  refuseWhen(whyNotKeep(actor, rotation));
  const stoppedReason = reason || null;
  const calledOff = callsOff ? await callOffVisits(tx, actor, rotationId, stoppedReason, now()) : 0;
  await tx.update(Rotation, { id: rotationId }, { state: 'stopped', stoppedReason });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'rotation.stopped',
    subjectType: 'rotation',
    subjectId: rotationId,
    before: { state: 'open' },
    after: { state: 'stopped', reason: stoppedReason, visits: calledOff },
  });
  if (rotation.isActive && rotation.personId !== actor.id)
    await notify(tx, { personId: rotation.personId, kind: 'rotation-stopped', payload: { rotationId } });
  return calledOff;
}
