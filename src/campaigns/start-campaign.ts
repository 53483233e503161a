import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotStart } from './campaign.rules.js';
import { lockCampaign } from './campaigns.queries.js';
import { planManagers } from './plan-invitations.queries.js';
import { holdQuotas } from './plan.queries.js';
import { sendPlanned } from './send-invitations.js';
import { firstWaveAt } from './wave.rules.js';
import { readClosings } from './closings.queries.js';

/** From now on quotas hold. The managers hear at once, their people from the next working day on, in waves. */
export async function startCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotStart(actor, campaign));
  const startedAt = now();
  const isFree = await readClosings(tx, campaign);
  const nextWaveAt = firstWaveAt(startedAt, campaign.opensOn, campaign.timeZone, isFree);
  await tx.update(Campaign, { id: campaignId }, { state: 'running', startedAt, nextWaveAt });
  await holdQuotas(tx, campaignId, campaign);
  await planManagers(tx, campaignId);
  await sendPlanned(tx, campaignId);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.started',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: { state: 'draft' },
    after: { state: 'running' },
  });
}
