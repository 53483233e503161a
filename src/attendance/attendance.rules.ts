// Whether a guest came is noted by who sat there: the host beside the guest, or a lead of the department. It can be put
// right later. Nobody marks their own visit; a visitor may say to have been there, which does not overrule the mark.
// Who came and who did not is between them and HR: other colleagues, the guest's manager too, do not see it.
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import type { VisitFacts } from '../visits/visit.rules.js';

export const outcomes = ['present', 'missed'] as const;
export type Outcome = (typeof outcomes)[number];
/** Who let know that a guest would not come. */
export const tellers = ['nobody', 'visitor', 'other'] as const;
export type ToldBy = (typeof tellers)[number];

export interface AttendanceFacts {
  actor: Actor;
  visit: Pick<VisitFacts, 'state' | 'visitorId' | 'hostId'>;
  slot: { departmentId: string; startsAt: Date };
  now: Date;
}

function whyNotHeld({ visit, slot, now }: AttendanceFacts): string | null {
  if (visit.state !== 'approved') return 'visit-not-held';
  return slot.startsAt > now ? 'visit-not-begun' : null;
}

export function whyNotMark(facts: AttendanceFacts): string | null {
  const { actor, visit, slot } = facts;
  if (actor.id === visit.visitorId) return 'own-attendance';
  if (actor.id !== visit.hostId && !mayLead(actor, slot.departmentId)) return 'not-host';
  return whyNotHeld(facts);
}

export function whyNotConfirm(facts: AttendanceFacts): string | null {
  return facts.actor.id === facts.visit.visitorId ? whyNotHeld(facts) : 'not-your-visit';
}

export function maySeeAttendance({ actor, visit, slot }: Omit<AttendanceFacts, 'now'>): boolean {
  return (
    [visit.visitorId, visit.hostId].includes(actor.id) || mayLead(actor, slot.departmentId) || servesCompany(actor)
  );
}
