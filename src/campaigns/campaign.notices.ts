import type { NoticeKind } from '../notices/notice-kind.js';
import { say } from '../platform/views/locales.js';
import { campaignUrl } from './campaign-urls.js';
import { findCampaign } from './campaigns.queries.js';

interface About {
  campaignId: string;
}

/** To whoever drafted it: its last day has gone by, and nothing is sent any more. */
export const campaignOver: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { campaignId }) {
    const campaign = await findCampaign(tx, campaignId);
    if (!campaign || campaign.state === 'closed' || campaign.closesOn >= campaign.today) return null;
    return {
      subject: say(recipient, 'invitations.campaign-over.subject', { title: campaign.title }),
      template: 'mail/campaign-over',
      model: { campaign, url: `${campaignUrl(campaignId)}/closing` },
    };
  },
};

/** What came of it, in the words of whoever closed it. */
export const campaignSummary: NoticeKind<About> = {
  isRequired: false,
  about: 'campaigns',
  async load(tx, recipient, { campaignId }) {
    const campaign = await findCampaign(tx, campaignId);
    if (campaign?.state !== 'closed' || !campaign.summary) return null;
    return {
      subject: say(recipient, 'invitations.campaign-summary.subject', { title: campaign.title }),
      fromName: campaign.createdByName,
      template: 'mail/campaign-summary',
      model: { campaign },
    };
  },
};
