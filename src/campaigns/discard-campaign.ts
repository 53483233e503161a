import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotDiscard } from './campaign.rules.js';
import { lockCampaign } from './campaigns.queries.js';

/** Throws a draft away, of which nobody has heard. */
export async function discardCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotDiscard(actor, campaign));
  await tx.delete(Campaign, { id: campaignId });
  const { title } = campaign;
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.discarded',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: { title },
  });
}
