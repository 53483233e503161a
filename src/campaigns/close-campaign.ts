import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { replaceQuotas } from '../quotas/quotas.queries.js';
import { Campaign } from './campaign.entity.js';
import { whyNotClose } from './campaign.rules.js';
import type { CloseCampaignInput } from './campaigns.dto.js';
import { lockCampaign } from './campaigns.queries.js';
import { forgetUnsent } from './plan-invitations.queries.js';
import { sendSummaryOn } from './send-summary.js';

/** Ends a campaign for good: nobody is invited any more and no quota holds. Visits that are booked go ahead. */
export async function closeCampaign(
  tx: Tx,
  actor: Actor,
  campaignId: string,
  { summary, sendTo = 'nobody' }: CloseCampaignInput,
): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotClose(actor, campaign));
  if (sendTo === 'everybody' && !summary) throw new InvalidInput([{ field: 'summary', rule: 'required', facts: {} }]);
  await tx.update(
    Campaign,
    { id: campaignId },
    { state: 'closed', closedAt: now(), nextWaveAt: null, summary: summary || null },
  );
  await forgetUnsent(tx, campaignId);
  await replaceQuotas(tx, campaignId, []);
  if (sendTo === 'everybody') await sendSummaryOn(tx, { campaignId, afterPersonId: null });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.closed',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: { state: campaign.state },
    after: { state: 'closed', summary, sendTo },
  });
}
