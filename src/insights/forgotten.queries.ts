import type { Tx } from '../platform/database/transactions.js';

/** The last moment of which the visitors are known by their department only; null while all are known. */
export async function findForgottenUntil(tx: Tx): Promise<Date | null> {
  const [{ until }]: [{ until: Date | null }] = await tx.query(
    `SELECT max(starts_at) AS until FROM visits
      WHERE starts_at < coalesce((SELECT min(starts_at) FROM visits WHERE forgotten_at IS NULL), 'infinity')`,
  );
  return until;
}

/** How many people came, of the visits that meet the condition; null where one was ascribed to nobody, who stands for many. */
export const knownVisitors = (condition: string) =>
  `CASE WHEN bool_or(p.stand_in IS NOT NULL) FILTER (WHERE ${condition}) THEN NULL
        ELSE count(DISTINCT v.visitor_id) FILTER (WHERE ${condition}) END::int`;
