// What a host may decide about their own hosting, and a lead about a guest's host.
import { type Actor, hostsAnywhere, mayLead } from '../people/person.rules.js';
import { type HostHours, type HostStanding, whyNotHost } from './host.rules.js';

export function whyNotChangeWishes(actor: Actor, { hours }: { hours: HostHours[] }): string | null {
  if (!hostsAnywhere(actor)) return 'not-host';
  return hours.some(({ from, to }) => to <= from) ? 'ends-before-start' : null;
}

/** A visit and its slot, as far as its host is concerned. */
export interface HostedVisit {
  hostId: string | null;
  isApproved: boolean;
  departmentId: string;
  startsAt: Date;
  endsAt: Date;
}

/** No reason is asked, so there is none to judge: who sits with the guest may say so until they come. */
export function whyNotDeclineGuest(facts: { actor: Actor; visit: HostedVisit; now: Date }): string | null {
  const { actor, visit, now } = facts;
  if (visit.hostId !== actor.id) return 'not-your-guest';
  if (!visit.isApproved) return 'not-approved';
  return visit.startsAt <= now ? 'in-the-past' : null;
}

/** Why nobody can be chosen by hand; `host` is who was chosen, null for somebody who does not host here. */
export function whyNotAssignHost(facts: {
  actor: Actor;
  visit: HostedVisit;
  host: HostStanding | null;
  now: Date;
}): string | null {
  return whyNotChooseHost(facts) ?? (facts.host ? whyNotHost(facts.host) : 'host-not-of-department');
}

export function whyNotChooseHost({
  actor,
  visit,
  now,
}: {
  actor: Actor;
  visit: HostedVisit;
  now: Date;
}): string | null {
  if (!mayLead(actor, visit.departmentId)) return 'not-lead';
  if (!visit.isApproved) return 'not-approved';
  return visit.endsAt <= now ? 'in-the-past' : null;
}
