import { EventEmitter } from 'node:events';
import { Logger as NestLogger } from '@nestjs/common';
import { type JobHelpers, Logger, type Runner, run, runMigrations, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { holdWorkerLocks } from './worker-locks.js';
import type { JobContext, JobHandlers } from './job.js';

export interface Worker {
  isRunning(): boolean;
  /** Waits for the jobs at hand; what is not done goes back to the queue. */
  stop(): Promise<void>;
}

const log = new NestLogger('jobs');

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message);
  else if (level === 'warning') log.warn(message);
  else log.debug(message);
});

/** Makes or updates the tables of the job queue. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl, logger });
}

/** Starts as many workers as jobs may run at once. The caller stops them before it closes the database. */
export async function startWorker(
  options: { databaseUrl: string; concurrency: number },
  handlers: JobHandlers,
  context: JobContext,
): Promise<Worker> {
  // Each worker holds one connection at most, one more listens for new jobs.
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.concurrency + 1,
    application_name: 'meekijk jobs',
  });
  pool.on('error', (error) => log.warn(`A connection of the job queue was lost: ${error.message}`));
  const events = new EventEmitter();
  const locks = await holdWorkerLocks(options.databaseUrl, events, log);
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (payload: unknown, { abortSignal }: JobHelpers) => handler(payload, context, abortSignal),
    ]),
  );
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 2000,
    taskList,
    logger,
    events,
  });
  let running = true;
  void runner.promise
    .catch((error: Error) => log.error(`The worker stopped: ${error.message}`))
    .finally(() => (running = false));
  return {
    isRunning: () => running,
    async stop() {
      await runner.stop();
      await locks.release();
      await pool.end();
    },
  };
}
