import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { listSlots, type SlotFilter, type SlotView } from '../slots/slots.queries.js';
import { withOutlook } from './booking-outlook.js';
import { listSlotsInLine } from './line.queries.js';
import { listPlans } from './plans.queries.js';
import { listReachedQuotas } from './quota.queries.js';

const HOUR = 3_600_000;
const LOOKED_AT_ONCE = 50;

interface Visitor {
  id: string;
  departmentId: string;
}

/** The first slot within the filter that this person can book, or null. */
export async function findFirstFree(tx: Tx, person: Visitor, filter: SlotFilter): Promise<SlotView | null> {
  return (await listFirstFree(tx, person, 1, filter))[0] ?? null;
}

/** The first slots within the filter that this person can book, so many at most. */
export async function listFirstFree(
  tx: Tx,
  person: Visitor,
  count: number,
  filter: SlotFilter = {},
): Promise<SlotView[]> {
  const plans = await listPlans(tx, person.id, now());
  const inLine = await listSlotsInLine(tx, now());
  const reached = await listReachedQuotas(tx, person.departmentId);
  // What the database can tell goes into the filter; only a few slots at hours that are taken already remain to be skipped.
  const bookable: SlotFilter = {
    ...filter,
    startsFrom: new Date(now().getTime() + settings().requestCutoffHours * HOUR),
    exceptDepartmentId: person.departmentId,
    withFreeSeats: true,
    limit: LOOKED_AT_ONCE,
  };
  const free: SlotView[] = [];
  let cursor: string | null = null;
  do {
    const { items, nextCursor } = await listSlots(tx, { ...bookable, cursor: cursor ?? undefined });
    free.push(...items.filter((slot) => withOutlook(slot, person, plans, inLine, reached).blocked === null));
    cursor = nextCursor;
  } while (cursor && free.length < count);
  return free.slice(0, count);
}
