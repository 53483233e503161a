import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { isInScope, type MomentScope } from '../quotas/scope.rules.js';
import { overlaps } from '../slots/slot.rules.js';
import type { SlotView } from '../slots/slots.queries.js';
import type { Plan } from './plans.queries.js';
import { whyNotBook } from './visit.rules.js';

/**
 * The slot with why this person cannot book it, if so, and their own visit on it.
 * @param inLine slots at which others who can come wait for a seat
 * @param reached where the department of this person can have no more seats
 */
export function withOutlook<T extends SlotView>(
  slot: T,
  person: { departmentId: string },
  plans: Plan[],
  inLine: ReadonlySet<string> = new Set(),
  reached: MomentScope[] = [],
) {
  const mine = plans.find(({ slotId, isOwn }) => isOwn && slotId === slot.id);
  const blocked = whyNotBook({
    slot,
    visitor: person,
    alreadyRequested: mine !== undefined,
    isElsewhere: plans.some((plan) => plan.slotId !== slot.id && plan.state !== 'waiting' && overlaps(plan, slot)),
    othersWait: inLine.has(slot.id),
    isQuotaReached: reached.some((scope) => isInScope(slot, scope)),
    cutoffHours: settings().requestCutoffHours,
    now: now(),
  });
  return { ...slot, blocked, mine: mine ?? null };
}
