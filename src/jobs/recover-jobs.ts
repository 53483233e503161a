import type { Tx } from '../platform/database/transactions.js';
import { SUPERSEDED } from './jobs.queries.js';
import { LOCK_CLASS } from './worker-locks.js';

// A worker takes its lock within moments of its start, long before a job of its own is this old.
const GRACE = `interval '5 seconds'`;

/** Gives the jobs of workers that died back to the queue, but for those superseded; returns how many workers that were. */
export async function recoverJobs(tx: Tx): Promise<number> {
  const dead: { workerId: string }[] = await tx.query(
    `SELECT DISTINCT locked_by AS "workerId" FROM (
        SELECT locked_by, locked_at FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
        UNION ALL
        SELECT locked_by, locked_at FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) held
      WHERE locked_at < now() - ${GRACE}
        AND NOT EXISTS (
          SELECT FROM pg_locks l
           WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND l.classid = ${LOCK_CLASS} AND l.objid = (hashtext(locked_by)::bigint & 4294967295)::oid AND l.objsubid = 2)`,
  );
  if (dead.length)
    await tx.query(`SELECT graphile_worker.force_unlock_workers($1::text[])`, [dead.map(({ workerId }) => workerId)]);
  await tx.query(`DELETE FROM graphile_worker._private_jobs j WHERE ${SUPERSEDED}`);
  return dead.length;
}
