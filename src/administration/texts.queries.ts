import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { TextPlace } from '../texts/texts.queries.js';

export interface TextHistoryRow {
  version: number;
  /** Null: our own text. */
  text: string | null;
  createdAt: Date;
  createdByName: string | null;
}

const MOST_SHOWN = 50;

/** How a text was changed, the latest first. */
export function listTextHistory(tx: Tx, { key, language }: TextPlace): Promise<TextHistoryRow[]> {
  return tx.query(
    `SELECT t.version, t.text, t.created_at AS "createdAt",
            ${nameOf('p')} AS "createdByName"
       FROM text_versions t LEFT JOIN people p ON p.id = t.created_by_id
      WHERE t.key = $1 AND t.language = $2 ORDER BY t.version DESC LIMIT $3`,
    [key, language, MOST_SHOWN],
  );
}
