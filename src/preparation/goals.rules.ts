// What the visitor wants to find out may be sharpened until the visit begins, by the visitor or whoever asked for them:
// the host reads it beforehand. Nobody else puts words in a visitor's mouth.
import type { Actor } from '../people/person.rules.js';
import { liveStates, type VisitFacts } from '../visits/visit.rules.js';

export function whyNotChangeGoals(facts: {
  actor: Actor;
  visit: VisitFacts;
  startsAt: Date;
  now: Date;
}): string | null {
  const { actor, visit } = facts;
  if (actor.id !== visit.visitorId && actor.id !== visit.requestedById) return 'goals-not-yours';
  if (!liveStates.includes(visit.state)) return 'visit-over';
  return facts.startsAt <= facts.now ? 'visit-begun' : null;
}
