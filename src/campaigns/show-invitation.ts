import { getDepartment } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { showPlace } from '../slots/show-place.js';
import type { OpenedInvitation } from './invitations.queries.js';
import { showCampaign } from './show-campaign.js';
import { listSuitingMoments } from './suiting-moments.queries.js';

const MOMENTS_SHOWN = 6;

/** An invitation as its owner reads it: how it stands, and the first moments that suit. */
export async function showInvitation(tx: Tx, { campaign, person, status }: OpenedInvitation, path: string) {
  const { timeZone } = await getDepartment(tx, person.departmentId);
  const isOver = campaign.state === 'closed' || campaign.closesOn < campaign.today;
  const isDone = status === 'booked' || status === 'been';
  const slots = isOver || isDone ? [] : await listSuitingMoments(tx, person, campaign, MOMENTS_SHOWN);
  return {
    campaign: showCampaign(campaign),
    createdByName: campaign.createdByName,
    personName: person.name,
    standing: isOver && !isDone ? 'closed' : status,
    slots: slots.map((slot) => showPlace(slot, timeZone)),
    path,
  };
}
