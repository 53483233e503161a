import { getActor } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { InvitationKind, InvitationStatus } from './campaign.rules.js';
import { type CampaignView, findCampaign, findCampaigns, SCOPE } from './campaigns.queries.js';
import { STANDING } from './standing.queries.js';

/** SQL for how far the invitation `i` is, by the row `r` of `STANDING` for its person. */
export const STATUS = `CASE WHEN r.been THEN 'been' WHEN r.booked THEN 'booked' WHEN i.answer = 'not-now' THEN 'declined'
  WHEN i.invited_at IS NULL THEN 'waiting' ELSE 'invited' END`;

/** An invitation as the person it was sent to has it before them. */
export interface OpenedInvitation {
  id: string;
  kind: InvitationKind;
  status: InvitationStatus;
  nudges: number;
  person: Actor;
  campaign: CampaignView;
}

type Row = Omit<OpenedInvitation, 'person' | 'campaign'> & { personId: string; campaignId: string };

/** Null when it is gone, not sent, or its person has left. */
export async function findInvitation(tx: Tx, invitationId: string): Promise<OpenedInvitation | null> {
  const rows: Row[] = await tx.query(
    `WITH mine AS (SELECT * FROM campaign_invitations WHERE id = $1 AND invited_at IS NOT NULL),
     scope AS MATERIALIZED (${SCOPE} JOIN mine ON mine.campaign_id = c.id), standing AS (${STANDING('$2', 'mine')})
     SELECT i.id, i.kind, i.nudges, i.person_id AS "personId", i.campaign_id AS "campaignId", ${STATUS} AS status
       FROM mine i LEFT JOIN standing r ON r.visitor_id = i.person_id`,
    [invitationId, now()],
  );
  const [row] = rows;
  const campaign = row && (await findCampaign(tx, row.campaignId));
  const person = row && (await getActor(tx, row.personId).catch(nobody));
  return campaign && person ? { ...row, campaign, person } : null;
}

function nobody(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** Throws NotFound. */
export async function getInvitation(tx: Tx, invitationId: string): Promise<OpenedInvitation> {
  const invitation = await findInvitation(tx, invitationId);
  if (!invitation) throw new NotFound('invitation');
  return invitation;
}

/** Somebody's own invitation to a campaign. Throws NotFound. */
export async function getOwnInvitation(tx: Tx, me: { id: string }, campaignId: string): Promise<OpenedInvitation> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM campaign_invitations WHERE campaign_id = $1 AND person_id = $2`,
    [campaignId, me.id],
  );
  if (!rows[0]) throw new NotFound('invitation');
  return getInvitation(tx, rows[0].id);
}

/** Campaigns under way to which this person is invited, without having answered or booked. */
export async function listOpenInvitations(
  tx: Tx,
  personId: string,
): Promise<{ campaignId: string; title: string; closesOn: string }[]> {
  const rows: { id: string }[] = await tx.query(
    `WITH mine AS (SELECT * FROM campaign_invitations WHERE person_id = $1 AND invited_at IS NOT NULL AND answer IS NULL),
     scope AS MATERIALIZED (${SCOPE} JOIN mine ON mine.campaign_id = c.id WHERE c.state IN ('running', 'paused')),
     standing AS (${STANDING('$2', 'mine')})
     SELECT scope.id FROM scope WHERE scope.id NOT IN (SELECT r.scope_id FROM standing r WHERE r.been OR r.booked)`,
    [personId, now()],
  );
  // Whose last day it is, its own calendar knows.
  const campaigns = (await findCampaigns(tx, rows.map(({ id }) => id))).filter(({ closesOn, today }) => closesOn >= today); // prettier-ignore
  return campaigns
    .sort((a, b) => a.closesOn.localeCompare(b.closesOn))
    .map(({ id: campaignId, title, closesOn }) => ({ campaignId, title, closesOn }));
}
