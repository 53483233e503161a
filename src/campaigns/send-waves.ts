import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { Campaign } from './campaign.entity.js';
import { findCampaign } from './campaigns.queries.js';
import { sendWave } from './invite-wave.js';

/** Invites the wave of every campaign whose day has come. One that is over asks whoever drafted it to close it. */
export async function sendWaves(tx: Tx, at: Date): Promise<void> {
  const due: { id: string }[] = await tx.query(
    `SELECT id FROM campaigns WHERE state = 'running' AND next_wave_at <= $1 ORDER BY next_wave_at, id FOR NO KEY UPDATE SKIP LOCKED`,
    [at],
  );
  for (const { id } of due) {
    const campaign = await findCampaign(tx, id);
    if (!campaign) continue;
    if (campaign.closesOn >= campaign.today) await sendWave(tx, campaign, null);
    else {
      await tx.update(Campaign, { id }, { nextWaveAt: null });
      await notify(tx, { personId: campaign.createdById, kind: 'campaign-over', payload: { campaignId: id } });
    }
  }
}
