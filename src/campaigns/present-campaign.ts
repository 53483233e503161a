import { toIsoInZone } from '../platform/http/instant.js';
import type { BoardRow } from './campaign-board.queries.js';
import type { CampaignAnswer, CampaignBoardAnswer } from './campaigns.dto.js';
import type { InvitationAnswer } from './invitations.dto.js';
import type { CampaignView } from './campaigns.queries.js';
import type { InvitedPerson } from './invited-people.queries.js';

/** A campaign as the API tells it. */
export function presentCampaign(campaign: CampaignView): CampaignAnswer {
  const inZone = (at: Date | null) => at && toIsoInZone(at, campaign.timeZone);
  return {
    id: campaign.id,
    title: campaign.title,
    message: campaign.message,
    opensOn: campaign.opensOn,
    closesOn: campaign.closesOn,
    state: campaign.state,
    departments: campaign.departments,
    teamIds: campaign.teamIds,
    slotIds: campaign.slotIds,
    wavePeople: campaign.wavePeople,
    waveDays: campaign.waveDays,
    nudgeAfterDays: campaign.nudgeAfterDays,
    wave: campaign.wave,
    nextWaveAt: inZone(campaign.nextWaveAt),
    createdById: campaign.createdById,
    startedAt: inZone(campaign.startedAt),
    closedAt: inZone(campaign.closedAt),
    summary: campaign.summary,
  };
}

export const presentRow = ({ candidates: _, seatsTaken: __, ...row }: BoardRow): CampaignBoardAnswer => row;

export const presentInvited = (
  { personId, departmentId, status, wave, invitedAt, nudges }: InvitedPerson,
  timeZone: string,
): InvitationAnswer => ({
  personId,
  departmentId,
  status,
  wave,
  invitedAt: invitedAt && toIsoInZone(invitedAt, timeZone),
  nudges,
});
