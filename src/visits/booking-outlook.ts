import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { overlaps } from '../slots/slot.rules.js';
import type { SlotView } from '../slots/slots.queries.js';
import type { Plan } from './plans.queries.js';
import { whyNotBook } from './visit.rules.js';

/** The slot with why this person cannot book it, if so, and their own visit on it. */
export function withOutlook<T extends SlotView>(slot: T, person: { departmentId: string }, plans: Plan[]) {
  const mine = plans.find(({ slotId, isOwn }) => isOwn && slotId === slot.id);
  const blocked = whyNotBook({
    slot,
    visitor: person,
    alreadyRequested: mine !== undefined,
    isElsewhere: plans.some((plan) => plan.slotId !== slot.id && overlaps(plan, slot)),
    cutoffHours: settings().requestCutoffHours,
    now: now(),
  });
  return { ...slot, blocked, mine: mine ?? null };
}
