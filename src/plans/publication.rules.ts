// A plan is published as it was looked at, by whoever runs onboarding, and in one go. Since it was made, seats went to
// others, slots were withdrawn, hires fell ill: each placement is asked again whether it can become a visit. When some
// cannot, nothing is published, unless it was said to go on without those.
import type { SlotFacts } from '../slots/slot.rules.js';
import { whyNotBook } from '../visits/visit.rules.js';
import { type PlanState, whyNotAct } from './plan.rules.js';

export interface PublishFacts {
  plan: { state: PlanState; revision: number };
  /** Of the plan that was looked at; undefined: whichever it is now. */
  seenRevision?: number;
  /** Placements that cannot become visits any more. */
  broken: number;
  withoutBroken: boolean;
  /** Visits that are made, moved or called off. */
  changes: number;
}

export function whyNotPublish({ plan, seenRevision, broken, withoutBroken, changes }: PublishFacts): string | null {
  const why = whyNotAct(plan.state, 'publish');
  if (why) return why;
  if (seenRevision !== undefined && seenRevision !== plan.revision) return 'plan-changed-meanwhile';
  if (broken && !withoutBroken) return 'placements-broken';
  return changes ? null : 'nothing-to-publish';
}

export interface BecomeFacts {
  slot: SlotFacts;
  visitor: { departmentId: string };
  alreadyRequested: boolean;
  isElsewhere: boolean;
  othersWait: boolean;
  isQuotaReached: boolean;
  /** Seats that are left when those before it in the plan have theirs. */
  seatsLeft: number;
  cutoffHours: number;
  now: Date;
}

/** Why a placement cannot become a visit now: what would keep anybody from asking for the seat. */
export const whyNotBecome = ({ slot, seatsLeft, ...facts }: BecomeFacts): string | null =>
  whyNotBook({ ...facts, slot: { ...slot, seatsTaken: slot.seats - seatsLeft } });

/** Why a repair cannot be asked for. */
export const whyNotRepair = ({ broken }: { broken: number }): string | null => (broken ? null : 'nothing-to-repair');
