import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { overlaps } from '../slots/slot.rules.js';
import type { SlotView } from '../slots/slots.queries.js';
import { liveStates, whyNotBook } from './visit.rules.js';
import { listVisits, type VisitView } from './visits.queries.js';

const MOST_PLANS = 200;

/** Where somebody will be: own live visits to come, and guests to sit beside. */
export interface Plans {
  visits: VisitView[];
  guests: VisitView[];
}

export async function findPlans(tx: Tx, person: Actor): Promise<Plans> {
  const coming = { from: now(), limit: MOST_PLANS };
  const mine = await listVisits(tx, person, { ...coming, mine: true });
  const beside = await listVisits(tx, person, { ...coming, hosting: true, state: 'approved' });
  return {
    visits: mine.items.filter(({ state }) => liveStates.includes(state)),
    guests: beside.items.filter(({ hostId }) => hostId === person.id),
  };
}

/** The slot with why this person cannot book it, if so, and how a visit of theirs on it stands. */
export function withOutlook<T extends SlotView>(slot: T, person: Actor, { visits, guests }: Plans) {
  const mine = visits.find(({ slotId }) => slotId === slot.id);
  const isElsewhere = [...visits, ...guests].some((plan) => plan.slotId !== slot.id && overlaps(plan, slot));
  const blocked = whyNotBook({
    slot,
    visitor: person,
    alreadyRequested: mine !== undefined,
    isElsewhere,
    cutoffHours: settings().requestCutoffHours,
    now: now(),
  });
  return { ...slot, blocked, visitState: mine?.state ?? null };
}
