import type { Tx } from '../platform/database/transactions.js';
import { Sweep } from './sweep.entity.js';

export interface FailedJob {
  id: string;
  name: string;
  payload: object;
  attempts: number;
  lastError: string;
  createdAt: Date;
  updatedAt: Date;
}

const IS_OVER = `j.attempts >= j.max_attempts AND j.locked_at IS NULL`;

/** A job that gave up after its last attempt. */
export const GAVE_UP = `${IS_OVER} AND j.key IS NOT NULL`;

/**
 * A job that was running when another of the same key came. graphile-worker took its key and its remaining attempts:
 * should it fail, or its worker die, the other does the work.
 */
export const SUPERSEDED = `${IS_OVER} AND j.key IS NULL`;

/** Jobs that gave up after their last attempt, the latest first. */
export function listFailedJobs(tx: Tx, limit = 100): Promise<FailedJob[]> {
  return tx.query(
    `SELECT j.id::text, t.identifier AS name, j.payload, j.attempts, coalesce(j.last_error, '') AS "lastError",
            j.created_at AS "createdAt", j.updated_at AS "updatedAt"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE ${GAVE_UP} ORDER BY j.updated_at DESC LIMIT $1`,
    [limit],
  );
}

export interface RetryingJob {
  id: string;
  name: string;
  attempts: number;
  lastError: string;
  runAt: Date;
}

/** Jobs that failed and are tried again by themselves, the next one first. */
export function listRetryingJobs(tx: Tx, limit = 20): Promise<RetryingJob[]> {
  return tx.query(
    `SELECT j.id::text, t.identifier AS name, j.attempts, coalesce(j.last_error, '') AS "lastError", j.run_at AS "runAt"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.attempts > 0 AND j.locked_at IS NULL AND NOT (${IS_OVER}) ORDER BY j.run_at LIMIT $1`,
    [limit],
  );
}

/** When each sweep last ran, in whichever process. */
export const listSweeps = (tx: Tx) => tx.find(Sweep, { order: { name: 'ASC' } });

export interface QueueState {
  /** Due or to come. */
  waiting: number;
  /** Waiting after at least one attempt that failed. */
  retrying: number;
  failed: number;
}

export async function getQueueState(tx: Tx): Promise<QueueState> {
  const [state]: [QueueState] = await tx.query(
    `SELECT count(*) FILTER (WHERE NOT (${IS_OVER}))::int AS waiting,
            count(*) FILTER (WHERE attempts > 0 AND locked_at IS NULL AND NOT (${IS_OVER}))::int AS retrying,
            count(*) FILTER (WHERE ${GAVE_UP})::int AS failed
       FROM graphile_worker._private_jobs j`,
  );
  return state;
}
