import type { Tx } from '../platform/database/transactions.js';
import { countedVisits } from './counted.queries.js';
import type { Asked } from './insight.js';
import { waitBins, waitBounds } from './load.rules.js';

export interface Waits {
  /** Requests that were decided, by `waitBins`. */
  counts: number[];
  decided: number;
  medianHours: number | null;
}

/**
 * From the request, or for who waited in line from taking the seat that was offered, to a decision by somebody. When a visit
 * was called off later, only the history knows still when it had been approved. What was made without asking does not count.
 */
export async function readWaits(tx: Tx, asked: Asked): Promise<Waits> {
  const { from, values, $ } = countedVisits(asked, { isHosted: true });
  const rows: { bin: number; count: number; decided: number; median: number | null }[] = await tx.query(
    `WITH asked AS (
       SELECT coalesce(v.accepted_at, v.requested_at) AS from_at,
              CASE WHEN v.state IN ('approved', 'declined') THEN v.decided_at
                   ELSE (SELECT min(e.at) FROM audit_entries e WHERE e.subject_id = v.id AND e.act = 'visit.approved' AND e.actor_id IS NOT NULL) END AS until_at
         ${from} AND v.slot_state = 'published'
          AND (v.state IN ('approved', 'declined') AND v.decided_by_id IS NOT NULL OR v.state IN ('cancelled', 'moved'))),
     waits AS (SELECT extract(epoch FROM until_at - from_at)::float AS seconds FROM asked WHERE until_at > from_at)
     SELECT width_bucket(seconds, ${$(waitBounds)}::float[]) AS bin, count(*)::int AS count,
            (SELECT count(*)::int FROM waits) AS decided,
            (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) FROM waits) AS median
       FROM waits GROUP BY 1`,
    values,
  );
  const [{ decided, median } = { decided: 0, median: null }] = rows;
  return {
    counts: waitBins.map((_, bin) => rows.find((row) => row.bin === bin)?.count ?? 0),
    decided,
    medianHours: median === null ? null : median / 3600,
  };
}
