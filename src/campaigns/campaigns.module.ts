import { Module } from '@nestjs/common';
import { CampaignPages } from './campaign.pages.js';
import { CampaignPeoplePages } from './campaign-people.pages.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsPages } from './campaigns.pages.js';
import { CloseCampaignPages } from './close-campaign.pages.js';
import { EditCampaignPages } from './edit-campaign.pages.js';
import { MailedInvitationPages, OwnInvitationPages } from './invitation.pages.js';
import { InvitationsController } from './invitations.controller.js';
import { PreviewCampaignPages } from './preview-campaign.pages.js';

@Module({
  controllers: [
    CampaignsController,
    InvitationsController,
    // Before `CampaignPages`, which would take `/campaigns/new` for a campaign.
    CampaignsPages,
    PreviewCampaignPages,
    CampaignPages,
    EditCampaignPages,
    CloseCampaignPages,
    CampaignPeoplePages,
    OwnInvitationPages,
    MailedInvitationPages,
  ],
})
export class CampaignsModule {}
