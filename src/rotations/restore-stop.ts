import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotRestoreStop } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';
import { getStopOf } from './stop-of-rotation.js';
import { writeException } from './write-exception.js';

/** A stop that was left out, or had more time, is for this hire what it is for everybody. */
export async function restoreStop(tx: Tx, actor: Actor, rotationId: string, stopId: string): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  const stop = await getStopOf(tx, rotation, stopId);
  refuseWhen(whyNotRestoreStop(actor, rotation, stop));
  await writeException(tx, actor, 'rotation.stop-restored', { rotationId, stop, otherwise: null });
}
