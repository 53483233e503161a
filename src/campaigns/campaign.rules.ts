// A campaign invites departments to come and look, each with a target, until a closing date. It is drafted, runs, may be
// paused, and is closed for good. Those run it who serve the whole company, and the leads of all the teams one goes to.
import { type Actor, leadsAnywhere, mayLead, servesCompany } from '../people/person.rules.js';

export const campaignStates = ['draft', 'running', 'paused', 'closed'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const targetKinds = ['people', 'share'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** A manager hears of the target first, and is asked to come as well. */
export type InvitationKind = 'manager' | 'colleague';

/** How far somebody is who is on the list; whoever has been is no longer counted as booked. */
export const invitationStatuses = ['waiting', 'invited', 'booked', 'been', 'declined'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** How often somebody who does not answer is reminded by itself. */
export const MOST_NUDGES = 2;
/** Nobody is reminded again by hand before this is over. */
export const NUDGE_REST_HOURS = 24;

export interface CampaignTarget {
  departmentId: string;
  targetKind: TargetKind;
  target: number;
  quota?: number | null;
}

/** What a campaign is to be. */
export interface CampaignPlan {
  opensOn: string;
  closesOn: string;
  departments: CampaignTarget[];
  /** The departments one goes to: teams, and those of single moments. */
  hostIds: string[];
  /** Named teams that nobody can visit. */
  strangers: number;
  /** On the calendar of the place. */
  today: string;
}

/** What a campaign is. */
export interface CampaignFacts {
  state: CampaignState;
  opensOn: string;
  closesOn: string;
  hostIds: string[];
  today: string;
}

/** The target as a number of people; never more than there are. */
export const targetPeople = ({ targetKind, target }: Pick<CampaignTarget, 'targetKind' | 'target'>, people: number) =>
  Math.min(targetKind === 'people' ? target : Math.ceil((people * target) / 100), people);

/** Whether more people of a department are wanted, and can come. */
export const hasRoom = (row: {
  been: number;
  booked: number;
  targetPeople: number;
  quota: number | null;
  seatsTaken: number;
}) => row.been + row.booked < row.targetPeople && (row.quota === null || row.seatsTaken < row.quota);

/** Whether there is any campaign that this person might run. */
export const whyNotDraft = (actor: Actor) =>
  servesCompany(actor) || leadsAnywhere(actor) ? null : 'not-campaign-lead';

export const mayRun = (actor: Actor, { hostIds }: { hostIds: string[] }) =>
  servesCompany(actor) || (hostIds.length > 0 && hostIds.every((id) => mayLead(actor, id)));

const whyNotRun = (actor: Actor, campaign: { hostIds: string[] }) =>
  mayRun(actor, campaign) ? null : 'not-campaign-lead';

export function whyNotPlan(actor: Actor, plan: CampaignPlan): string | null {
  const { departments, hostIds } = plan;
  const why = whyNotDraft(actor);
  if (why) return why;
  if (!hostIds.length) return 'campaign-no-moments';
  if (!mayRun(actor, plan)) return 'not-campaign-lead';
  if (plan.strangers) return 'not-host-department';
  return whyNotInviteThese(departments, hostIds) ?? whyNotDates(plan);
}

function whyNotInviteThese(departments: CampaignTarget[], hostIds: string[]): string | null {
  const ids = departments.map(({ departmentId }) => departmentId);
  if (!ids.length) return 'campaign-no-departments';
  if (new Set(ids).size < ids.length) return 'department-twice';
  if (departments.some(({ targetKind, target }) => targetKind === 'share' && target > 100)) return 'share-above-all';
  // Nobody visits their own department, so there must be another one to go to.
  return ids.some((id) => hostIds.every((hostId) => hostId === id)) ? 'only-own-moments' : null;
}

function whyNotDates({ opensOn, closesOn, today }: CampaignPlan): string | null {
  if (closesOn < opensOn) return 'campaign-closes-before-open';
  return closesOn < today ? 'campaign-over' : null;
}

const otherwise: Record<CampaignState, string> = {
  draft: 'campaign-not-started',
  running: 'campaign-already-started',
  paused: 'campaign-paused',
  closed: 'campaign-closed',
};

const whyNotIn = (actor: Actor, campaign: CampaignFacts, ...states: CampaignState[]) =>
  whyNotRun(actor, campaign) ?? (states.includes(campaign.state) ? null : otherwise[campaign.state]);

const whyOver = ({ closesOn, today }: CampaignFacts) => (closesOn < today ? 'campaign-over' : null);

export const whyNotChange = (actor: Actor, campaign: CampaignFacts) =>
  whyNotIn(actor, campaign, 'draft', 'running', 'paused');

/**
 * A started campaign keeps its first day, and every department of which somebody was invited.
 * @param invitedIds departments with people who were, or are about to be, invited
 */
export function whyNotReplan(campaign: CampaignFacts, plan: CampaignPlan, invitedIds: string[]): string | null {
  if (campaign.state !== 'draft' && plan.opensOn !== campaign.opensOn) return 'campaign-already-open';
  const kept = plan.departments.map(({ departmentId }) => departmentId);
  return invitedIds.every((id) => kept.includes(id)) ? null : 'department-already-invited';
}

/** Only a draft can be thrown away: what people were told of is closed. */
export function whyNotDiscard(actor: Actor, campaign: CampaignFacts): string | null {
  const why = whyNotRun(actor, campaign);
  if (why || campaign.state === 'draft') return why;
  return campaign.state === 'closed' ? 'campaign-closed' : 'campaign-already-started';
}

export const whyNotStart = (actor: Actor, campaign: CampaignFacts) =>
  whyNotDiscard(actor, campaign) ?? whyOver(campaign);

export const whyNotPause = (actor: Actor, campaign: CampaignFacts) => whyNotIn(actor, campaign, 'running');

export function whyNotResume(actor: Actor, campaign: CampaignFacts): string | null {
  const why = whyNotRun(actor, campaign);
  if (!why && campaign.state === 'running') return 'campaign-not-paused';
  return whyNotIn(actor, campaign, 'paused') ?? whyOver(campaign);
}

export const whyNotClose = (actor: Actor, campaign: CampaignFacts) => whyNotIn(actor, campaign, 'running', 'paused');

/** Whether people can be invited or reminded now; which, is another matter. */
export const whyNotInvite = (actor: Actor, campaign: CampaignFacts) =>
  whyNotIn(actor, campaign, 'running') ?? whyOver(campaign);

/** Who has booked calls that off; "not now" is for who has not. */
export function whyNotAnswer({ state, status }: { state: CampaignState; status: InvitationStatus }): string | null {
  if (state === 'closed') return 'campaign-closed';
  return status === 'booked' || status === 'been' ? 'already-booked' : null;
}

/** People named by hand: of the invited departments, and not all of them invited already. */
export function whyNotInvitePeople(
  { departments }: { departments: { departmentId: string }[] },
  people: { departmentId: string; isInvited: boolean }[],
): string | null {
  if (!people.length) return 'nobody-to-invite';
  const isOf = (id: string) => departments.some(({ departmentId }) => departmentId === id);
  if (!people.every(({ departmentId }) => isOf(departmentId))) return 'department-not-in-campaign';
  return people.every(({ isInvited }) => isInvited) ? 'already-invited' : null;
}
