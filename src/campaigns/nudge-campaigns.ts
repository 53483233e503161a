import type { Tx } from '../platform/database/transactions.js';
import { MOST_NUDGES } from './campaign.rules.js';
import { findCampaign } from './campaigns.queries.js';
import { readClosings } from './closings.queries.js';
import { nudgeSilent } from './nudge-invited.js';
import { isOfficeHour } from './wave.rules.js';

const DAY = 24 * 3_600_000;
// The next run of the sweep takes the next ones.
const NUDGED_AT_ONCE = 100;

/** Reminds people of running campaigns who stay silent, twice at most, in office hours where one goes to. */
export async function nudgeCampaigns(tx: Tx, at: Date): Promise<void> {
  const due: { id: string; nudgeAfterDays: number }[] = await tx.query(
    `SELECT c.id, c.nudge_after_days AS "nudgeAfterDays" FROM campaigns c
      WHERE c.state = 'running' AND EXISTS (SELECT FROM campaign_invitations i
        WHERE i.campaign_id = c.id AND i.answer IS NULL AND i.nudges < ${MOST_NUDGES}
          AND coalesce(i.nudged_at, i.invited_at) <= $1::timestamptz - make_interval(days => c.nudge_after_days))
      ORDER BY c.id FOR NO KEY UPDATE SKIP LOCKED`,
    [at],
  );
  for (const { id, nudgeAfterDays } of due) {
    const campaign = await findCampaign(tx, id);
    if (!campaign || campaign.closesOn < campaign.today) continue;
    if (!isOfficeHour(at, campaign.timeZone, await readClosings(tx, campaign))) continue;
    const heardBefore = new Date(at.getTime() - nudgeAfterDays * DAY);
    await nudgeSilent(tx, campaign, null, { heardBefore, fewerNudgesThan: MOST_NUDGES, limit: NUDGED_AT_ONCE });
  }
}
