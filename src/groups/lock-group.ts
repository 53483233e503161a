import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Slot } from '../slots/slot.entity.js';
import { lockSlot } from '../slots/slots.queries.js';
import { VisitGroup } from '../visits/visit-group.entity.js';
import { type Visit } from '../visits/visit.entity.js';
import { lockOpenVisits } from '../visits/lock-visit.js';
import { getGroup } from './groups.queries.js';

export interface LockedGroup {
  slot: Slot;
  group: VisitGroup;
  /** Its visits that nobody has decided about. */
  waiting: Visit[];
}

/** Locks the slot and then the open visits on it. Throws NotFound for a group the actor may not see. */
export async function lockGroup(tx: Tx, actor: Actor, groupId: string): Promise<LockedGroup> {
  const { slotId } = await getGroup(tx, actor, groupId);
  const slot = await lockSlot(tx, slotId);
  const group = await tx.findOneByOrFail(VisitGroup, { id: groupId });
  const visits = await lockOpenVisits(tx, slot);
  return { slot, group, waiting: visits.filter((visit) => visit.groupId === groupId && visit.state === 'requested') };
}
