import { listToMark } from '../attendance/attendance.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { listUndecided } from '../preparation/preparation.queries.js';
import { showPlace } from '../slots/show-place.js';

const SHOWN = 4;

/** Of which guests a host or lead has yet to note whether they came, and about whom they have to decide; null when none. */
export async function showGuestsToNote(tx: Tx, me: Actor, timeZone: string) {
  const at = now();
  const [{ items, nextCursor }, undecided] = await Promise.all([
    listToMark(tx, me, { at, limit: SHOWN }),
    listUndecided(tx, me, at, SHOWN),
  ]);
  if (!items.length && !undecided.length) return null;
  return {
    guests: items.map((guest) => showPlace(guest, timeZone)),
    areMore: nextCursor !== null,
    undecided: undecided.map((visit) => ({ ...visit, timeZone })),
  };
}
