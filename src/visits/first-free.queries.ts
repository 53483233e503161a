import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { listSlots, type SlotFilter, type SlotView } from '../slots/slots.queries.js';
import { withOutlook } from './booking-outlook.js';
import { listPlans } from './plans.queries.js';

const HOUR = 3_600_000;
const LOOKED_AT_ONCE = 50;

/** The first slot within the filter that this person can book, or null. */
export async function findFirstFree(
  tx: Tx,
  person: { id: string; departmentId: string },
  filter: SlotFilter,
): Promise<SlotView | null> {
  const plans = await listPlans(tx, person.id, now());
  // What the database can tell goes into the filter; only a few slots at hours that are taken already remain to be skipped.
  const bookable: SlotFilter = {
    ...filter,
    startsFrom: new Date(now().getTime() + settings().requestCutoffHours * HOUR),
    exceptDepartmentId: person.departmentId,
    withFreeSeats: true,
    limit: LOOKED_AT_ONCE,
  };
  let cursor: string | null = null;
  do {
    const { items, nextCursor } = await listSlots(tx, { ...bookable, cursor: cursor ?? undefined });
    const free = items.find((slot) => withOutlook(slot, person, plans).blocked === null);
    if (free) return free;
    cursor = nextCursor;
  } while (cursor);
  return null;
}
