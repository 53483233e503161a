import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { IN_SCOPE } from '../quotas/quotas.queries.js';
import { SCOPE } from './campaigns.queries.js';

export interface Progress {
  /** Seats nobody has taken, and the moments they are at. */
  seats: number;
  moments: number;
  /** Of the invitations planned last, how many there are and how many were sent. */
  ofWave: number;
  sentOfWave: number;
  /** Of all. */
  unsent: number;
}

/** Where a campaign stands at this moment. */
export async function readProgress(tx: Tx, campaignId: string): Promise<Progress> {
  const rows: Progress[] = await tx.query(
    `WITH scope AS MATERIALIZED (${SCOPE} WHERE c.id = $1),
     free AS (
       SELECT coalesce(sum(s.seats - s.seats_taken), 0)::int AS seats, count(*)::int AS moments
         FROM scope JOIN slots s ON s.state = 'published' AND s.starts_at > $2 AND s.seats_taken < s.seats
         JOIN departments d ON d.id = s.department_id AND ${IN_SCOPE('scope')}),
     sent AS (
       SELECT count(*) FILTER (WHERE i.wave = last.wave)::int AS "ofWave",
              count(*) FILTER (WHERE i.wave = last.wave AND i.invited_at IS NOT NULL)::int AS "sentOfWave",
              count(*) FILTER (WHERE i.invited_at IS NULL)::int AS unsent
         FROM campaign_invitations i,
              (SELECT max(wave) AS wave FROM campaign_invitations WHERE campaign_id = $1) last
        WHERE i.campaign_id = $1)
     SELECT * FROM free, sent`,
    [campaignId, now()],
  );
  return rows[0] as Progress;
}
