import type { DataSource } from 'typeorm';
import type { JobContext } from '../jobs/job.js';
import { startWorker, type Worker } from '../jobs/worker.client.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { createMailer } from '../platform/mail/mailer.js';
import type { Settings } from '../platform/settings.js';
import { Views } from '../platform/views/views.js';
import { constraintReasons } from './constraint-reasons.js';
import { openDatabase } from './database.js';
import { jobHandlers } from './job-handlers.js';
import { migrate, openDataSource } from './migrate.js';

export const HOUSE = Symbol('house');

/** What a running process holds open, whether it serves the web or runs one command. */
export interface House extends JobContext {
  databaseUrl: string;
  dataSource: DataSource;
  openedAt: Date;
  worker: Worker | null;
  close(): Promise<void>;
}

/** Opens the database, the given one or the embedded one, and brings it to the present schema. */
export async function openHouse(settings: Settings): Promise<House> {
  const database = await openDatabase(settings);
  const databaseUrl = database.url;
  try {
    await migrate(databaseUrl);
    const dataSource = await openDataSource(databaseUrl, settings.databasePoolSize);
    const transactions = new Transactions(dataSource, constraintReasons);
    const mailer = createMailer(settings, transactions);
    const house: House = {
      databaseUrl,
      dataSource,
      transactions,
      mailer,
      views: new Views(),
      openedAt: now(),
      worker: null,
      async close() {
        await house.worker?.stop();
        mailer.close();
        await dataSource.destroy();
        await database.close();
      },
    };
    return house;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Lets the house do its jobs; none when they are left to other processes. */
export async function startJobs(house: House, { workerConcurrency: concurrency }: Settings): Promise<void> {
  if (concurrency === 0) return;
  house.worker = await startWorker({ databaseUrl: house.databaseUrl, concurrency }, jobHandlers, house);
}
