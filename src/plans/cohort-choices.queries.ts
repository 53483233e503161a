import type { Tx } from '../platform/database/transactions.js';

/** Cohorts one can choose from, the newest first. */
export const listCohortChoices = (tx: Tx): Promise<{ value: string; label: string }[]> =>
  tx.query(`SELECT id AS value, name AS label FROM cohorts ORDER BY first_on DESC, name LIMIT 100`);
