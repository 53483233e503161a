// One request for several named people on one slot. Asked for together, they come all or not at all: leads decide about the
// group in one, until they split it. Asked for per person, each visit is a request of its own. Either way there must be
// seats for all of them when they ask.
import { type Actor, isAdmin } from '../people/person.rules.js';
import type { SlotFacts } from '../slots/slot.rules.js';
import { type VisitFacts, whyNotApprove, whyNotDecide } from '../visits/visit.rules.js';

export const FEWEST = 2;

/** Why so many cannot ask in one go. */
export function whyNotSoMany(count: number, most: number): string | null {
  if (count < FEWEST) return 'group-too-small';
  return count > most ? 'group-too-large' : null;
}

const seatsFree = ({ seats, seatsTaken }: Pick<SlotFacts, 'seats' | 'seatsTaken'>) => seats - seatsTaken;

/** Why so many do not fit. */
export const whyNotFit = (slot: Pick<SlotFacts, 'seats' | 'seatsTaken'>, count: number): string | null =>
  seatsFree(slot) < count ? 'group-does-not-fit' : null;

export const fitFacts = (slot: Pick<SlotFacts, 'seats' | 'seatsTaken'>, count: number) => ({
  count,
  free: Math.max(0, seatsFree(slot)),
});

export interface GroupFacts {
  actor: Actor;
  isTogether: boolean;
  /** Of its visits, those that nobody has decided about. */
  waiting: VisitFacts[];
  slot: SlotFacts;
}

/** Why this person cannot decide about the group: whoever cannot decide about one of them cannot about all. */
export function whyNotDecideGroup({ actor, isTogether, waiting, slot }: GroupFacts): string | null {
  if (!waiting.length) return 'already-decided';
  const why = waiting.map((visit) => whyNotDecide({ actor, visit, slot })).find((reason) => reason !== null);
  return why ?? (isTogether ? null : 'group-is-split');
}

export function whyNotApproveGroup(facts: GroupFacts & { now: Date }): string | null {
  const { actor, waiting, slot, now } = facts;
  const [one] = waiting;
  const why = whyNotDecideGroup(facts) ?? (one ? whyNotApprove({ actor, visit: one, slot, now }) : null);
  return why ?? whyNotFit(slot, waiting.length);
}

/** Who asked for the group may take the request back for all. */
export function whyNotWithdrawGroup(facts: {
  actor: Actor;
  requestedById: string;
  waiting: readonly unknown[];
}): string | null {
  if (facts.actor.id !== facts.requestedById && !isAdmin(facts.actor)) return 'not-asker';
  return facts.waiting.length ? null : 'already-decided';
}
