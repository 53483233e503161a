import type { Tx } from '../platform/database/transactions.js';
import { APPROVED, countedSlots, countedVisits, HELD, MISSED } from './counted.queries.js';
import { KNOWN_VISITORS } from './forgotten.queries.js';
import type { Asked } from './insight.js';

export interface Headline {
  held: number;
  /** Null where not all are known any more. */
  visitors: number | null;
  missed: number;
  /** Seats of moments that are over, and how many were used. */
  seats: number;
  used: number;
}

/** The few figures that somebody wants to know first. */
export async function readHeadline(tx: Tx, asked: Asked): Promise<Headline> {
  const visits = countedVisits(asked);
  const [counted]: [Omit<Headline, 'seats' | 'used'>] = await tx.query(
    `WITH each AS (
       SELECT v.visitor_id, count(*) FILTER (WHERE ${HELD}) AS held, count(*) FILTER (WHERE ${MISSED}) AS missed,
              bool_or(v.forgotten_at IS NOT NULL) AS is_nobody
         ${visits.from(APPROVED)} GROUP BY 1)
     SELECT coalesce(sum(held), 0)::int AS held, ${KNOWN_VISITORS} AS visitors, coalesce(sum(missed), 0)::int AS missed FROM each`,
    visits.values,
  );
  const slots = countedSlots(asked);
  const [taken]: [Pick<Headline, 'seats' | 'used'>] = await tx.query(
    `SELECT coalesce(sum(s.seats), 0)::int AS seats, coalesce(sum(s.seats_taken), 0)::int AS used ${slots.from('s.ends_at <= $1')}`,
    slots.values,
  );
  return { ...counted, ...taken };
}
