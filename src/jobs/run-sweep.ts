import { now } from '../platform/clock.js';
import type { Transactions, Tx } from '../platform/database/transactions.js';

export type Sweep = (tx: Tx, at: Date) => Promise<unknown>;

/**
 * Runs a sweep in one transaction, on one replica at a time: who comes second finds the lock taken and leaves it.
 * Returns whether it ran. What it enqueues and what it marks as done are committed together, so nothing is done twice.
 */
export function runSweep(transactions: Transactions, name: string, sweep: Sweep): Promise<boolean> {
  return transactions.run(async (tx) => {
    const [{ free }]: [{ free: boolean }] = await tx.query(
      `SELECT pg_try_advisory_xact_lock(hashtext('sweep'), hashtext($1)) AS free`,
      [name],
    );
    if (!free) return false;
    const at = now();
    await sweep(tx, at);
    await tx.query(
      `INSERT INTO sweeps (name, last_run_at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET last_run_at = excluded.last_run_at`,
      [name, at],
    );
    return true;
  });
}
