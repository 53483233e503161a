import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { GAVE_UP } from './jobs.queries.js';

/** Gives a job that gave up all its attempts anew, from now. Throws NotFound when it is gone. */
export async function retryJob(tx: Tx, jobId: string): Promise<void> {
  const rows: unknown[] = await tx.query(
    `SELECT (graphile_worker.reschedule_jobs(ARRAY[id], run_at => now(), attempts => 0)).id
       FROM graphile_worker._private_jobs WHERE id = $1 AND attempts >= max_attempts AND locked_at IS NULL`,
    [jobId],
  );
  if (!rows.length) throw new NotFound('job');
}

/** The same for every job that gave up. */
export async function retryAllJobs(tx: Tx): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
       FROM graphile_worker._private_jobs j WHERE ${GAVE_UP}`,
  );
}
