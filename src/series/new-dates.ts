import type { Tx } from '../platform/database/transactions.js';
import { mondayOf } from '../slots/copy.rules.js';
import { listDates } from './recurrence.client.js';
import { MOST_DATES, type Repeat, writeRule } from './recurrence.rules.js';
import { type ComingSlot, listOtherDates } from './series.queries.js';
import type { Series } from './series.entity.js';

/**
 * The dates of a new rule from the first slot that changes on. A weekly rule begins with the week of that slot, so that a
 * Tuesday can become a Monday; dates of other slots of the series, and of those withdrawn by hand, are not taken again.
 */
export async function listNewDates(tx: Tx, series: Series, coming: ComingSlot[], repeat: Repeat): Promise<string[]> {
  const [first] = coming;
  if (!first) return [];
  const others = await listOtherDates(tx, series.id, coming.map(({ id }) => id)); // prettier-ignore
  const weekly = repeat.frequency === 'WEEKLY' && repeat.byDay.length > 0;
  const startsOn = weekly ? mondayOf(first.on) : first.on;
  const { count } = repeat;
  // Those that are left out are not to be counted.
  const generous = count === null ? repeat : { ...repeat, count: count + others.length };
  const dates = listDates(writeRule(generous), startsOn, MOST_DATES + others.length + 1);
  return dates.filter((date) => !others.includes(date)).slice(0, count ?? undefined);
}
