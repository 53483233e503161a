import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotPause } from './campaign.rules.js';
import { lockCampaign } from './campaigns.queries.js';

/** Nobody is invited or reminded until it goes on; whoever was can still book, within the quotas. */
export async function pauseCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotPause(actor, campaign));
  await tx.update(Campaign, { id: campaignId }, { state: 'paused' });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.paused',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: { state: 'running' },
    after: { state: 'paused' },
  });
}
