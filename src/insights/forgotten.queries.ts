import type { Tx } from '../platform/database/transactions.js';

/** The last moment of which the visitors are known by their department only; null while all are known. */
export async function findForgottenUntil(tx: Tx): Promise<Date | null> {
  const [{ until }]: [{ until: Date | null }] = await tx.query(
    `SELECT max(starts_at) AS until FROM visits
      WHERE starts_at < coalesce((SELECT min(starts_at) FROM visits WHERE forgotten_at IS NULL), 'infinity')`,
  );
  return until;
}

/** How many people came, of rows per visitor with `held` and `is_nobody`; null where one is nobody, who stands for many. */
export const KNOWN_VISITORS = `CASE WHEN bool_or(is_nobody AND held > 0) THEN NULL ELSE count(*) FILTER (WHERE held > 0) END::int`;
