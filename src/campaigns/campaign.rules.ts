// A campaign invites departments to come and look, each with a target, until a closing date. It is drafted, runs, may be
// paused, and is closed for good.
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
