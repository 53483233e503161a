import type { EventEmitter } from 'node:events';
import type { Logger } from '@nestjs/common';
import pg from 'pg';

// A worker that dies keeps its jobs locked, for hours by the queue's own rule. So every process holds, on one
// connection, an advisory lock per worker: it falls with the process, and `recover-jobs` sees whose jobs are orphans.
export const LOCK_CLASS = 0x6d6b;

const RETRY_MS = 1000;

/** Holds a lock for every worker that the events announce, on a connection that is renewed when it breaks. */
export async function holdWorkerLocks(
  databaseUrl: string,
  events: EventEmitter,
  log: Logger,
): Promise<{ release(): Promise<void> }> {
  const workerIds = new Set<string>();
  let client: pg.Client;
  let released = false;
  let locking: Promise<unknown> = Promise.resolve();

  const lock = (workerId: string) =>
    client.query(`SELECT pg_advisory_lock_shared($1, hashtext($2))`, [LOCK_CLASS, workerId]);

  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString: databaseUrl, application_name: 'meekijk job locks', keepAlive: true });
    client.on('error', () => void reconnect());
    await client.connect();
    for (const workerId of workerIds) await lock(workerId);
  }

  async function reconnect(): Promise<void> {
    while (!released) {
      try {
        return await connect();
      } catch (error) {
        log.warn(`The locks of the workers are not held: ${(error as Error).message}`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  await connect();
  events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => {
    workerIds.add(worker.workerId);
    // A failed query means a lost connection: reconnect() takes all locks anew.
    locking = locking.then(() => lock(worker.workerId)).catch((error: Error) => log.warn(error.message));
  });
  return {
    async release() {
      released = true;
      await locking;
      await client.end().catch(() => undefined);
    },
  };
}
