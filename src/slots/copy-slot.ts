import { type Actor, mayLead } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockForCopies } from './copies.queries.js';
import { type MadeCopy, planCopies, publishPlanned } from './plan-copies.js';
import type { CopySlotInput } from './slots.dto.js';
import { getSlot } from './slots.queries.js';

/** Publishes a slot again on other dates, at the same hours on the clock; a date that cannot be is answered with why. */
export async function copySlot(tx: Tx, actor: Actor, slotId: string, { dates }: CopySlotInput): Promise<MadeCopy[]> {
  const slot = await getSlot(tx, slotId);
  refuseWhen(mayLead(actor, slot.departmentId) ? null : 'not-lead');
  await lockForCopies(tx, slot.departmentId);
  const wanted = dates.toSorted().map((date) => ({ slot, date }));
  return publishPlanned(tx, actor, await planCopies(tx, actor, slot.departmentId, wanted));
}
