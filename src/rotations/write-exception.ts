import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { PathStop } from './rotation-paths.queries.js';
import { RotationException } from './rotation-exception.entity.js';

/** What is otherwise for one stop of a rotation from now on; null: nothing. */
export type Otherwise = { isSkipped: true; untilOn: null } | { isSkipped: false; untilOn: string } | null;

export async function writeException(
  tx: Tx,
  actor: Actor,
  act: 'rotation.stop-skipped' | 'rotation.stop-extended' | 'rotation.stop-restored',
  { rotationId, stop, otherwise }: { rotationId: string; stop: PathStop; otherwise: Otherwise },
): Promise<void> {
  const key = { rotationId, stopId: stop.stopId };
  if (otherwise) {
    const exception = { ...key, ...otherwise, notedById: actor.id, notedAt: now() };
    await tx.upsert(RotationException, exception, ['rotationId', 'stopId']);
  } else {
    await tx.delete(RotationException, key);
  }
  const { position, departmentId, isSkipped, untilOn } = stop;
  await recordAudit(tx, {
    actorId: actor.id,
    act,
    subjectType: 'rotation',
    subjectId: rotationId,
    before: { position, departmentId, isSkipped, untilOn },
    after: { position, departmentId, isSkipped: otherwise?.isSkipped ?? false, untilOn: otherwise?.untilOn ?? null },
  });
}
