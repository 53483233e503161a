import { In } from 'typeorm';
import { groupBy } from '../planner/group-by.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { openInvites } from '../visits/change-invites.js';
import { placesOf, tellWhenFull } from '../visits/open-visit.js';
import { Visit } from '../visits/visit.entity.js';
import type { MadeVisit } from './make-visits.js';

// PostgreSQL takes 65,535 values in one statement, and an invite has seven.
const PLACES_AT_ONCE = 2_000;

/**
 * Puts the visits that have a seat into both calendars, where they are not yet, each hire's when it is the turn of that hire;
 * and whoever still asked for a seat there hears that it is full.
 */
export async function openMadeVisits(tx: Tx, made: MadeVisit[], mailAt: Map<string, Date>): Promise<void> {
  const seated = made.filter(({ state }) => state === 'approved');
  const fresh = seated.filter(({ isCarried }) => !isCarried);
  for (const [at, visits] of groupBy(fresh, ({ rotationId }) => mailAt.get(rotationId)?.getTime())) {
    const places = visits.flatMap(placesOf);
    for (let from = 0; from < places.length; from += PLACES_AT_ONCE)
      await openInvites(tx, places.slice(from, from + PLACES_AT_ONCE), at === undefined ? undefined : new Date(at));
  }
  const slotIds = [...new Set(seated.map(({ slotId }) => slotId))];
  const asked = await tx.find(Visit, { select: { slotId: true }, where: { slotId: In(slotIds), state: 'requested' } });
  for (const slotId of new Set(asked.map((visit) => visit.slotId))) await tellWhenFull(tx, slotId);
}
