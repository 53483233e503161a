import type { Tx } from '../platform/database/transactions.js';
import { countedSlots, countedVisits, HELD, MISSED } from './counted.queries.js';
import { knownVisitors } from './forgotten.queries.js';
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
    `SELECT (count(*) FILTER (WHERE ${HELD}))::int AS held, ${knownVisitors(HELD)} AS visitors,
            (count(*) FILTER (WHERE ${MISSED}))::int AS missed ${visits.from} AND v.state = 'approved'`,
    visits.values,
  );
  const slots = countedSlots(asked);
  const [taken]: [Pick<Headline, 'seats' | 'used'>] = await tx.query(
    `SELECT coalesce(sum(s.seats), 0)::int AS seats, coalesce(sum(s.seats_taken), 0)::int AS used
       ${slots.from} AND s.state = 'published' AND s.ends_at <= $1`,
    slots.values,
  );
  return { ...counted, ...taken };
}
