import type { Tx } from '../platform/database/transactions.js';
import { now } from '../platform/clock.js';
import { NotFound } from '../platform/refusal.js';
import { listPaths, type PathStop } from './rotation-paths.queries.js';
import type { RotationView } from './rotations.queries.js';

/** The path of one rotation, in its order. */
export async function readPath(tx: Tx, rotation: RotationView): Promise<PathStop[]> {
  return (await listPaths(tx, [{ ...rotation, rotationId: rotation.id }], now())).get(rotation.id) ?? [];
}

/** Throws NotFound for a stop that is no part of it. */
export async function getStopOf(tx: Tx, rotation: RotationView, stopId: string): Promise<PathStop> {
  const stop = (await readPath(tx, rotation)).find((one) => one.stopId === stopId);
  if (!stop) throw new NotFound('stop');
  return stop;
}
