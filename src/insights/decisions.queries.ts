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

// Each bin is counted as what waited shorter than its end, and then without the bins before.
const SHORTER = waitBounds.map((end) => `(count(*) FILTER (WHERE seconds < ${end}))::int`).join(', ');

/**
 * From the request, or for who waited in line from taking the seat that was offered, to a decision by somebody. When a visit
 * was called off later, only the history knows still when it had been approved. What was made without asking does not count.
 */
export async function readWaits(tx: Tx, asked: Asked): Promise<Waits> {
  const { from, values } = countedVisits(asked, { isHosted: true });
  const waited = (until: string) => `date_part('epoch', ${until} - coalesce(v.accepted_at, v.requested_at)) AS seconds`;
  const [{ shorter, decided, median }]: [{ shorter: number[]; decided: number; median: number | null }] =
    await tx.query(
      `SELECT ARRAY[${SHORTER}] AS shorter, count(*)::int AS decided, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median
         FROM (
           SELECT ${waited('v.decided_at')}
             ${from(`v.slot_state = 'published' AND v.state IN ('approved', 'declined') AND v.decided_by_id IS NOT NULL`)}
           UNION ALL
           SELECT ${waited('approved.at')} FROM (SELECT v.id, v.requested_at, v.accepted_at ${from(`v.slot_state = 'published' AND v.state IN ('cancelled', 'moved')`)}) v, LATERAL (
             SELECT min(e.at) AS at FROM audit_entries e WHERE e.subject_id = v.id AND e.act = 'visit.approved' AND e.actor_id IS NOT NULL) approved
         ) waits WHERE seconds > 0`,
      values,
    );
  return {
    counts: waitBins.map((_, bin) => (shorter[bin] ?? decided) - (shorter[bin - 1] ?? 0)),
    decided,
    medianHours: median === null ? null : median / 3600,
  };
}
