import type { Tx } from '../platform/database/transactions.js';
import type { Channel } from '../slots/slot.rules.js';

/** A moment to which hires can come. */
export interface OpenSlot {
  id: string;
  departmentId: string;
  channel: Channel;
  startsAt: Date;
  endsAt: Date;
  /** For this plan: those free, and those that its own visits have already. */
  seats: number;
}

interface Wanted {
  departmentIds: string[];
  /** Slots begin at or after this. */
  opensAt: Date;
  /** And before the end of this day. */
  untilOn: string;
  /** Visits that the plan may place otherwise. */
  standingIds: string[];
}

// A seat that somebody else asked or waits for is not promised to a hire as well.
const CLAIMS = `SELECT v.slot_id, count(*) FILTER (WHERE own.id IS NOT NULL)::int AS standing,
    count(*) FILTER (WHERE own.id IS NOT NULL AND (v.state = 'approved' OR v.offered_at IS NOT NULL))::int AS held,
    count(*) FILTER (WHERE own.id IS NULL AND v.state IN ('requested', 'waiting') AND v.offered_at IS NULL)::int AS claimed
  FROM visits v LEFT JOIN unnest($4::uuid[]) own (id) ON own.id = v.id
 WHERE v.state IN ('requested', 'waiting', 'offered', 'approved') AND v.starts_at >= $2 GROUP BY v.slot_id`;

/** Published slots of some departments that are meant for new hires, or that their visits stand in already; by start. */
export function listOpenSlots(tx: Tx, wanted: Wanted): Promise<OpenSlot[]> {
  return tx.query(
    `SELECT s.id, s.department_id AS "departmentId", s.channel, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
            CASE WHEN s.audience = 'campaign' THEN c.standing
                 ELSE greatest(0, s.seats - s.seats_taken + coalesce(c.held, 0) - coalesce(c.claimed, 0)) END AS seats
       FROM slots s LEFT JOIN (${CLAIMS}) c ON c.slot_id = s.id
      WHERE s.state = 'published' AND s.department_id = ANY ($1::uuid[]) AND s.starts_at >= $2
        AND s.starts_at < $3::date + 2 AND (s.audience <> 'campaign' OR c.standing > 0)
      ORDER BY s.starts_at, s.id`,
    [wanted.departmentIds, wanted.opensAt, wanted.untilOn, wanted.standingIds],
  );
}
