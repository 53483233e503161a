import type { Tx } from '../platform/database/transactions.js';
import { getActor } from '../people/people.queries.js';
import type { SlotView } from '../slots/slots.queries.js';
import { listFirstFree } from './first-free.queries.js';
import { slotUrl } from './mail-urls.js';

const MOMENTS = 3;

/** A few moments that somebody could still book in place of one that did not work out: at the same department, or else elsewhere. */
export async function listOtherMoments(
  tx: Tx,
  personId: string,
  missed: { slotId: string; departmentId: string },
): Promise<SlotView[]> {
  const person = await getActor(tx, personId);
  const list = async (filter: { departmentId?: string }) =>
    // One more, for the one that was missed may have a seat again.
    (await listFirstFree(tx, person, MOMENTS + 1, filter)).filter(({ id }) => id !== missed.slotId).slice(0, MOMENTS);
  const there = await list({ departmentId: missed.departmentId });
  if (there.length === MOMENTS) return there;
  const known = new Set(there.map(({ id }) => id));
  const elsewhere = (await list({})).filter(({ id }) => !known.has(id));
  return [...there, ...elsewhere].slice(0, MOMENTS);
}

/** The same as a mail shows them, each with where it is asked for. */
export async function otherMomentsForMail(tx: Tx, personId: string, missed: { slotId: string; departmentId: string }) {
  const moments = await listOtherMoments(tx, personId, missed);
  return moments.map((slot) => ({ ...slot, url: slotUrl(slot.id) }));
}
