import { randomUUID } from 'node:crypto';
import type { Tx } from '../platform/database/transactions.js';

export interface NewJob {
  /** Name of a handler in app/job-handlers. */
  name: string;
  payload: object;
  /** A waiting job with the same key is replaced rather than doubled. */
  key?: string;
  /** Jobs of one queue run one after the other, in order. */
  queue?: string;
  /** Not before this; at once when left out. */
  runAt?: Date;
  /** Whether a waiting job with the same key goes on at its own time, rather than at this one's. */
  keepsTime?: boolean;
}

const MAX_ATTEMPTS = 20;

/** Adds jobs inside the transaction: they exist if, and only if, the change they speak of does. */
export async function enqueue(tx: Tx, ...jobs: NewJob[]): Promise<void> {
  if (!jobs.length) return;
  const specs = jobs.map((job) => ({
    identifier: job.name,
    payload: job.payload,
    queueName: job.queue,
    // Every job has a key, so that one whose key was taken away can be known: see SUPERSEDED.
    jobKey: job.key ?? randomUUID(),
    maxAttempts: MAX_ATTEMPTS,
    runAt: job.runAt,
    keyMode: job.keepsTime ? 'preserve_run_at' : 'replace',
  }));
  await tx.query(
    `SELECT FROM json_array_elements($1::json) spec, LATERAL graphile_worker.add_job(
       identifier => spec ->> 'identifier', payload => spec -> 'payload', queue_name => spec ->> 'queueName',
       job_key => spec ->> 'jobKey', max_attempts => (spec ->> 'maxAttempts')::int,
       run_at => (spec ->> 'runAt')::timestamptz, job_key_mode => spec ->> 'keyMode')`,
    [JSON.stringify(specs)],
  );
}
