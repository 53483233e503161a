import type { Tx } from '../platform/database/transactions.js';

/** Takes waiting jobs out of the queue; one that runs already is let be, and not tried again. */
export async function removeJobs(tx: Tx, ...keys: string[]): Promise<void> {
  await tx.query(`SELECT FROM unnest($1::text[]) key, LATERAL graphile_worker.remove_job(key)`, [keys]);
}
