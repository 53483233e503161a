import { getActor } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { isId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import type { InvitationKind, InvitationStatus } from './campaign.rules.js';
import { type CampaignView, findCampaign, SCOPE } from './campaigns.queries.js';
import { STANDING } from './standing.queries.js';

/** SQL for how far the invitation `i` is, by the row `r` of `STANDING` for its person. */
export const STATUS = `CASE WHEN r.been THEN 'been' WHEN r.booked THEN 'booked' WHEN i.answer = 'not-now' THEN 'declined'
  WHEN i.invited_at IS NULL THEN 'waiting' ELSE 'invited' END`;

/** An invitation as the person it was sent to has it before them. */
export interface OpenedInvitation {
  id: string;
  kind: InvitationKind;
  status: InvitationStatus;
  secret: string;
  nudges: number;
  person: Actor;
  campaign: CampaignView;
}

type Row = Omit<OpenedInvitation, 'person' | 'campaign'> & { personId: string; campaignId: string };

async function find(tx: Tx, column: 'id' | 'secret', value: string): Promise<OpenedInvitation | null> {
  const rows: Row[] = await tx.query(
    `WITH mine AS (SELECT * FROM campaign_invitations WHERE ${column} = $1 AND invited_at IS NOT NULL),
     scope AS MATERIALIZED (${SCOPE} JOIN mine ON mine.campaign_id = c.id), standing AS (${STANDING('$2', 'mine')})
     SELECT i.id, i.kind, i.secret, i.nudges, i.person_id AS "personId", i.campaign_id AS "campaignId", ${STATUS} AS status
       FROM mine i LEFT JOIN standing r ON r.visitor_id = i.person_id`,
    [value, now()],
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

/** Null when it is gone, not sent, or its person has left. */
export const findInvitation = (tx: Tx, invitationId: string) => find(tx, 'id', invitationId);

/** What a link in a mail opens. Throws NotFound. */
export async function getInvitationBySecret(tx: Tx, secret: string): Promise<OpenedInvitation> {
  const invitation = isId(secret) ? await find(tx, 'secret', secret) : null;
  if (!invitation) throw new NotFound('invitation');
  return invitation;
}

/** Somebody's own invitation to a campaign. Throws NotFound. */
export async function getOwnInvitation(tx: Tx, me: { id: string }, campaignId: string): Promise<OpenedInvitation> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM campaign_invitations WHERE campaign_id = $1 AND person_id = $2`,
    [campaignId, me.id],
  );
  const invitation = rows[0] && (await findInvitation(tx, rows[0].id));
  if (!invitation) throw new NotFound('invitation');
  return invitation;
}

/** Campaigns under way to which this person is invited, without having answered or booked. */
export async function listOpenInvitations(
  tx: Tx,
  personId: string,
): Promise<{ campaignId: string; title: string; closesOn: string }[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT i.id FROM campaign_invitations i JOIN campaigns c ON c.id = i.campaign_id AND c.state IN ('running', 'paused')
      WHERE i.person_id = $1 AND i.invited_at IS NOT NULL AND i.answer IS NULL ORDER BY c.closes_on, c.id`,
    [personId],
  );
  const opened = await Promise.all(rows.map(({ id }) => findInvitation(tx, id)));
  return opened.flatMap((invitation) => {
    if (invitation?.status !== 'invited' || invitation.campaign.closesOn < invitation.campaign.today) return [];
    const { id: campaignId, title, closesOn } = invitation.campaign;
    return [{ campaignId, title, closesOn }];
  });
}
