// Whether one visit of one hire can be at one slot, all else in the plan staying as it is: the hard rules of the planner, asked
// of a single seat, so that whoever moves a visit hears at once why not.
import type { PlanHire, PlanRules, PlanSlot, PlanStop } from '../planner/problem.js';
import {
  type HireMisfit,
  type Neighbour,
  type NeighbourMisfit,
  whyNotBeside,
  whyNotForHire,
} from '../planner/seat.rules.js';

export interface PlaceFacts {
  hire: PlanHire;
  stop: PlanStop;
  rules: PlanRules;
  slot: PlanSlot;
  /** Whether it can still be planned: published, for new hires, and not too soon. */
  isOpen: boolean;
  /** Whether a reviewer keeps the hire, or everybody, from it. */
  isExcluded: boolean;
  /** Whether a reviewer leaves the hire out of this plan. */
  isLeftOut: boolean;
  /** The hire's other visits of this plan. */
  others: Neighbour[];
  /** Seats that nobody in this plan has. */
  seatsLeft: number;
  /** How many more guests its team can have at those hours. */
  teamRoom: number;
}

/** The first rule in the way; null when the visit can be there. */
export function whyNotPlace(facts: PlaceFacts): string | null {
  const { hire, stop, rules, slot, others } = facts;
  if (facts.isLeftOut) return 'hire-left-out';
  if (!facts.isOpen) return 'moment-gone';
  const misfit = whyNotForHire(hire, stop, slot);
  if (misfit) return misfits[misfit];
  if (facts.isExcluded) return 'moment-excluded';
  const beside = whyNotBeside(hire, stop.stop, slot, others, rules);
  return beside ? misfits[beside] : whyNotSeat(facts);
}

/** What the planner's words are to people. */
const misfits: Record<HireMisfit | NeighbourMisfit, string> = {
  'other-stop': 'moment-of-other-stop',
  'outside-window': 'moment-outside-window',
  'other-place': 'hire-other-place',
  absent: 'hire-away',
  busy: 'hire-busy',
  twice: 'hire-there-already',
  overlap: 'hire-busy',
  'per-day': 'hire-day-full',
  'per-week': 'hire-week-full',
  'out-of-order': 'hire-out-of-order',
};

function whyNotSeat({ seatsLeft, teamRoom }: PlaceFacts): string | null {
  if (seatsLeft < 1) return 'moment-full';
  return teamRoom < 1 ? 'moment-team-full' : null;
}
