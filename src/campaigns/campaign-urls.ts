import { settings } from '../platform/settings.js';

/** The invitation, for the one person who holds the token. */
export const invitationUrl = (token: string) => `${settings().baseUrl}/invitations/${token}`;

/** Where a campaign is run. */
export const campaignUrl = (campaignId: string) => `${settings().baseUrl}/campaigns/${campaignId}`;

/** Where a manager sees how their own people stand. */
export const peopleUrl = (campaignId: string) => `${campaignUrl(campaignId)}/people`;
