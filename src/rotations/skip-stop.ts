import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotSkip } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';
import { getStopOf } from './stop-of-rotation.js';
import { writeException } from './write-exception.js';

/** Leaves a stop out for one hire; a visit that stands already stays until somebody calls it off. */
export async function skipStop(tx: Tx, actor: Actor, rotationId: string, stopId: string): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  const stop = await getStopOf(tx, rotation, stopId);
  refuseWhen(whyNotSkip(actor, rotation, stop));
  const otherwise = { isSkipped: true as const, untilOn: null };
  await writeException(tx, actor, 'rotation.stop-skipped', { rotationId, stop, otherwise });
}
