// A decision is taken back by who took it, for some seconds, while nobody has heard of it: its mails wait until then.
import type { Actor } from '../people/person.rules.js';
import type { SlotFacts } from '../slots/slot.rules.js';
import { isFull, type VisitFacts, whyNotAct, whyNotDecide } from './visit.rules.js';

/** How long a decision can be taken back, as its page says. */
export const UNDO_SECONDS = 10;
// For the way from the press of the button to here, and back.
const UNDO_GRACE_SECONDS = 2;

/** Until then nobody is told of a decision that can be undone. */
export const undoEndsAt = (decidedAt: Date) =>
  new Date(decidedAt.getTime() + (UNDO_SECONDS + UNDO_GRACE_SECONDS) * 1000);

export interface DecisionFacts {
  actor: Actor;
  visit: VisitFacts & { decidedById: string | null; decidedAt: Date | null };
  slot: SlotFacts;
  /** Whether any mail about the decision was sent, or tried. */
  isTold: boolean;
  /** Whether the visit took the place of another, of which everybody hears at once. */
  isMove: boolean;
  /** Whether the slot went to other hours or another place since. */
  isSlotMoved: boolean;
  /** Of a declined visitor: whether they asked for this slot anew, or are elsewhere by now. */
  alreadyRequested: boolean;
  isElsewhere: boolean;
  now: Date;
}

/** A decision is taken back by who took it, while nobody has heard of it and the visitor still has the hours free. */
export function whyNotUndoDecision(facts: DecisionFacts): string | null {
  const { visit, slot } = facts;
  const why = whyNotDecide(facts) ?? whyNotAct(visit.state, 'undo-decision');
  if (why) return why;
  if (slot.state === 'withdrawn') return 'slot-withdrawn';
  if (visit.decidedById !== facts.actor.id) return 'not-your-decision';
  if (facts.isTold || facts.isMove || !visit.decidedAt || facts.now >= undoEndsAt(visit.decidedAt))
    return 'too-late-to-undo';
  if (facts.isSlotMoved) return 'slot-moved';
  if (facts.alreadyRequested) return 'already-requested';
  if (facts.isElsewhere) return 'own-overlap';
  // A request after an accepted offer holds its seat, which the refusal gave away.
  return visit.state === 'declined' && visit.offeredAt && isFull(slot) ? 'slot-full' : null;
}
