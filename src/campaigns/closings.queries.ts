import { isFreeIn, readFreeDays } from '../calendar/free-days.queries.js';
import { LONGEST_CLOSING_DAYS, type IsFree } from '../calendar/working-days.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { CampaignView } from './campaigns.queries.js';

// Between one wave and the next, and what may be closed after that.
const LOOK_AHEAD_DAYS = 60 + LONGEST_CLOSING_DAYS;

/** On which of the coming days the place one goes to is closed. */
export async function readClosings(
  tx: Tx,
  { placeId, timeZone, opensOn }: Pick<CampaignView, 'placeId' | 'timeZone' | 'opensOn'>,
): Promise<IsFree> {
  if (!placeId) return () => false;
  const today = inZone(now(), timeZone);
  const from = today.toISODate() as string;
  const later = today.set({}).plus({ days: LOOK_AHEAD_DAYS }).toISODate() as string;
  const opening = inZone(new Date(`${opensOn}T12:00:00Z`), timeZone).plus({ days: LONGEST_CLOSING_DAYS });
  const to = [later, opening.toISODate() as string].sort().at(-1) as string;
  return isFreeIn(await readFreeDays(tx, placeId, from, to));
}
