import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotResume } from './campaign.rules.js';
import { lockCampaign } from './campaigns.queries.js';
import { sendPlanned } from './send-invitations.js';

/** Sends what was planned before the pause; a wave that was missed meanwhile comes with the next sweep. */
export async function resumeCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotResume(actor, campaign));
  await tx.update(Campaign, { id: campaignId }, { state: 'running' });
  await sendPlanned(tx, campaignId);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.resumed',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: { state: 'paused' },
    after: { state: 'running' },
  });
}
