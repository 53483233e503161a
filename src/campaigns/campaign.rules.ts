// A campaign invites departments to come and look, each with a target, until a closing date. It is drafted, runs, may be
// paused, and is closed for good. Those run it who serve the whole company, and the leads of all the teams one goes to.
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';

export const campaignStates = ['draft', 'running', 'paused', 'closed'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const targetKinds = ['people', 'share'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** A manager hears of the target first, and is asked to come as well. */
export const invitationKinds = ['manager', 'colleague'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** How far somebody is who is on the list; whoever has been is no longer counted as booked. */
export const invitationStatuses = ['waiting', 'invited', 'booked', 'been', 'declined'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** How often somebody who does not answer is reminded by itself. */
export const MOST_NUDGES = 2;
/** Between two reminders that are sent by hand. */
export const NUDGE_REST_HOURS = 24;

export interface CampaignTarget {
  departmentId: string;
  targetKind: TargetKind;
  target: number;
  quota: number | null;
}

/** The target as a number of people; never more than there are. */
export const targetPeople = ({ targetKind, target }: Pick<CampaignTarget, 'targetKind' | 'target'>, people: number) =>
  Math.min(targetKind === 'people' ? target : Math.ceil((people * target) / 100), people);

/** @param hostIds the departments one goes to: teams, and those of single moments */
export const mayRun = (actor: Actor, hostIds: string[]) =>
  servesCompany(actor) || (hostIds.length > 0 && hostIds.every((id) => mayLead(actor, id)));

/** What is, or would be, a campaign. */
export interface CampaignPlan {
  opensOn: string;
  closesOn: string;
  departments: CampaignTarget[];
  /** The departments one goes to: teams, and those of single moments. */
  hostIds: string[];
}

export interface PlanFacts {
  actor: Actor;
  plan: CampaignPlan;
  /** Named teams that nobody can visit. */
  strangers: number;
  /** On the calendar of the place. */
  today: string;
}

export function whyNotDraft({ actor, plan, strangers, today }: PlanFacts): string | null {
  const { departments, hostIds } = plan;
  if (!mayRun(actor, hostIds)) return hostIds.length || servesCompany(actor) ? 'not-campaign-lead' : 'no-moments-named';
  if (!hostIds.length) return 'no-moments-named';
  if (strangers) return 'not-host-department';
  if (!departments.length) return 'no-department-invited';
  if (new Set(departments.map(({ departmentId }) => departmentId)).size < departments.length) return 'department-twice';
  if (departments.some(({ targetKind, target }) => targetKind === 'share' && target > 100)) return 'share-above-all';
  // One's own department cannot be visited, so somebody must have another one to go to.
  if (departments.some(({ departmentId }) => hostIds.every((id) => id === departmentId))) return 'only-own-moments';
  if (plan.closesOn < plan.opensOn) return 'closes-before-opening';
  return plan.closesOn < today ? 'campaign-over' : null;
}

export interface RunFacts {
  actor: Actor;
  campaign: { state: CampaignState; opensOn: string; closesOn: string };
  hostIds: string[];
  today: string;
}

const notIn: Record<CampaignState, string> = {
  draft: 'campaign-not-started',
  running: 'campaign-already-started',
  paused: 'campaign-paused',
  closed: 'campaign-closed',
};

const whyNotRun = ({ actor, hostIds }: RunFacts) => (mayRun(actor, hostIds) ? null : 'not-campaign-lead');

const whyNotIn = (facts: RunFacts, ...states: CampaignState[]) =>
  whyNotRun(facts) ?? (states.includes(facts.campaign.state) ? null : notIn[facts.campaign.state]);

const whyNotToday = ({ campaign, today }: RunFacts) => (campaign.closesOn < today ? 'campaign-over' : null);

/**
 * A started campaign keeps its first day, and every department of which somebody was invited.
 * @param invitedIds departments with people who were, or are about to be, invited
 */
export function whyNotChange(facts: RunFacts & PlanFacts & { invitedIds: string[] }): string | null {
  const { campaign, plan } = facts;
  const why = whyNotIn(facts, 'draft', 'running', 'paused') ?? whyNotDraft(facts);
  if (why) return why;
  if (campaign.state !== 'draft' && plan.opensOn !== campaign.opensOn) return 'campaign-already-open';
  const kept = plan.departments.map(({ departmentId }) => departmentId);
  return facts.invitedIds.every((id) => kept.includes(id)) ? null : 'department-already-invited';
}

export function whyNotDiscard(facts: RunFacts): string | null {
  const why = whyNotRun(facts);
  if (why || facts.campaign.state === 'draft') return why;
  return facts.campaign.state === 'closed' ? 'campaign-closed' : 'campaign-already-started';
}

export const whyNotStart = (facts: RunFacts) => whyNotDiscard(facts) ?? whyNotToday(facts);

export const whyNotPause = (facts: RunFacts) => whyNotIn(facts, 'running');

export function whyNotResume(facts: RunFacts): string | null {
  if (facts.campaign.state === 'running') return whyNotRun(facts) ?? 'campaign-not-paused';
  return whyNotIn(facts, 'paused') ?? whyNotToday(facts);
}

export const whyNotClose = (facts: RunFacts) => whyNotIn(facts, 'running', 'paused');

/** Whether anybody can be invited or reminded now; who, is another matter. */
export const whyNotInvite = (facts: RunFacts) => whyNotIn(facts, 'running') ?? whyNotToday(facts);

/** An answer is for who was asked, while it matters. */
export function whyNotAnswer(facts: { campaign: { state: CampaignState }; isInvited: boolean }): string | null {
  if (!facts.isInvited) return 'not-invited';
  return facts.campaign.state === 'closed' ? 'campaign-closed' : null;
}
