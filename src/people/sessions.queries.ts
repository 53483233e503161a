import type { Tx } from '../platform/database/transactions.js';
import { now } from '../platform/clock.js';

export interface SessionView {
  id: string;
  /** "Firefox, Windows"; null when nobody knows. */
  browser: string | null;
  createdAt: Date;
  expiresAt: Date;
  isThisOne: boolean;
}

/** Where somebody is signed in, this browser first, then the latest. */
export function listSessions(tx: Tx, personId: string, tokenHash: string | null): Promise<SessionView[]> {
  return tx.query(
    `SELECT id, browser, created_at AS "createdAt", expires_at AS "expiresAt", coalesce(token_hash = $2, false) AS "isThisOne"
       FROM sessions WHERE person_id = $1 AND expires_at > $3
      ORDER BY "isThisOne" DESC, created_at DESC, id LIMIT 50`,
    [personId, tokenHash, now()],
  );
}
