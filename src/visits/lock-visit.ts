import type { Actor } from '../people/person.rules.js';
import { Person } from '../people/person.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { Slot } from '../slots/slot.entity.js';
import { listHostIds, lockSlot } from '../slots/slots.queries.js';
import { Visit } from './visit.entity.js';
import { maySeeVisit } from './visit.rules.js';

export interface LockedVisit {
  slot: Slot;
  visit: Visit;
  hostIds: string[];
}

/** Locks the slot and then the visit, always in this order. Throws NotFound for what the actor may not see. */
export async function lockVisit(tx: Tx, actor: Actor, visitId: string): Promise<LockedVisit> {
  const found = await tx.findOne(Visit, { select: { id: true, slotId: true, visitorId: true }, where: { id: visitId } });
  if (!found) throw new NotFound('visit');
  const slot = await lockSlot(tx, found.slotId);
  const visit = await tx.findOneOrFail(Visit, { where: { id: visitId }, lock: { mode: 'pessimistic_write' } });
  const hostIds = await listHostIds(tx, slot.id);
  const { managerId } = await tx.findOneOrFail(Person, { select: { managerId: true }, where: { id: visit.visitorId } });
  if (!maySeeVisit(actor, { ...visit, visitorManagerId: managerId }, { ...slot, hostIds })) throw new NotFound('visit');
  return { slot, visit, hostIds };
}

/** The live visits of a locked slot, locked too. */
export function lockLiveVisits(tx: Tx, slot: Slot): Promise<Visit[]> {
  return tx
    .createQueryBuilder(Visit, 'v')
    .where(`v.slotId = :slotId AND v.state IN ('requested', 'approved')`, { slotId: slot.id })
    .orderBy('v.requestedAt')
    .addOrderBy('v.id')
    .setLock('pessimistic_write')
    .getMany();
}
