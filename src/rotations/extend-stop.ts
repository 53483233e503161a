import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotExtend } from './rotation.rules.js';
import { lockRotation } from './rotations.queries.js';
import type { ExtendStopInput } from './rotations.dto.js';
import { getStopOf } from './stop-of-rotation.js';
import { writeException } from './write-exception.js';

/** Gives one hire more time for a stop. */
export async function extendStop(
  tx: Tx,
  actor: Actor,
  rotationId: string,
  { stopId, untilOn }: ExtendStopInput,
): Promise<void> {
  const rotation = await lockRotation(tx, actor, rotationId);
  const stop = await getStopOf(tx, rotation, stopId);
  refuseWhen(whyNotExtend(actor, rotation, stop, untilOn));
  const otherwise = { isSkipped: false as const, untilOn };
  await writeException(tx, actor, 'rotation.stop-extended', { rotationId, stop, otherwise });
}
