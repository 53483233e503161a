import type { Tx } from '../platform/database/transactions.js';

export interface UseCounts {
  /** Signed in somewhere at this moment. */
  signedIn: number;
  sessions: number;
  withFeed: number;
  /** People who have not left, by the language they chose. */
  dutch: number;
  english: number;
}

/** How many people use what. */
export async function countUse(tx: Tx, at: Date): Promise<UseCounts> {
  const [counts]: [UseCounts] = await tx.query(
    `SELECT (SELECT count(DISTINCT person_id)::int FROM sessions WHERE expires_at > $1) AS "signedIn",
            (SELECT count(*)::int FROM sessions WHERE expires_at > $1) AS sessions,
            count(*) FILTER (WHERE feed_secret IS NOT NULL)::int AS "withFeed",
            count(*) FILTER (WHERE language = 'nl')::int AS dutch,
            count(*) FILTER (WHERE language = 'en')::int AS english
       FROM people WHERE is_active`,
    [at],
  );
  return counts;
}
