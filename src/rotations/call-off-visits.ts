import { In } from 'typeorm';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { lockSlot } from '../slots/slots.queries.js';
import { endVisit, releaseSeat } from '../visits/end-visit.js';
import { openStates } from '../visits/visit.rules.js';
import { Visit } from '../visits/visit.entity.js';
import { RotationVisit } from './rotation-visit.entity.js';

/** Calls off what a rotation still has before it: slots are locked in the order of their ids, then the visits. Returns how many. */
export async function callOffVisits(
  tx: Tx,
  actor: Actor,
  rotationId: string,
  reason: string | null,
  at: Date,
): Promise<number> {
  const links = await tx.findBy(RotationVisit, { rotationId });
  const ids = links.map(({ visitId }) => visitId);
  const found = await tx.findBy(Visit, { id: In(ids), state: In(openStates) });
  const slotIds = [...new Set(found.map(({ slotId }) => slotId))].sort();
  const departmentOf = new Map<string, string>();
  for (const slotId of slotIds) departmentOf.set(slotId, (await lockSlot(tx, slotId)).departmentId);
  const visits = await tx.find(Visit, {
    where: { id: In(ids), slotId: In(slotIds), state: In(openStates) },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  const coming = visits.filter(({ startsAt }) => startsAt > at);
  for (const visit of coming) {
    const act = visit.state === 'approved' ? 'cancel' : 'withdraw';
    await endVisit(tx, actor, visit, { act, reason, at });
    if (act === 'cancel') await releaseSeat(tx, actor, visit.id, departmentOf.get(visit.slotId)!);
  }
  return coming.length;
}
