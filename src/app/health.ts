import { Sweep } from '../jobs/sweep.entity.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import type { House } from './house.js';
import { listMissingMigrations } from './migrate.js';

type Check = { status: 'up' | 'down'; detail?: string };

export interface Health {
  status: 'up' | 'down';
  checks: Record<'database' | 'migrations' | 'worker' | 'scheduler' | 'mail', Check>;
}

// Sweeps run every minute; this many missed in a row is a scheduler that stands still.
const SCHEDULER_SILENCE_MS = 5 * 60_000;
const PATIENCE_MS = 3000;

/** Whether the house can do its work. Mail that cannot be delivered now is told, yet does not take the pages down. */
export async function checkHealth(house: House): Promise<Health> {
  const [database, migrations, scheduler, mail] = await Promise.all([
    check(() => house.transactions.read((tx) => tx.query('SELECT 1'))),
    check(async () => {
      const missing = await listMissingMigrations(house.dataSource);
      return missing.length ? `not run: ${missing.join(', ')}` : null;
    }),
    check(() => schedulerFault(house)),
    check(async () => ((await house.mailer.check()) ? null : 'the mail server does not answer')),
  ]);
  const isWorking = house.worker ? house.worker.isRunning() : settings().workerConcurrency === 0;
  const worker: Check = isWorking ? { status: 'up' } : { status: 'down', detail: 'not running' };
  const needed = [database, migrations, scheduler, worker];
  const status = needed.every((one) => one.status === 'up') ? 'up' : 'down';
  return { status, checks: { database, migrations, worker, scheduler, mail } };
}

async function schedulerFault(house: House): Promise<string | null> {
  const lastRuns = await house.transactions.read((tx) => tx.find(Sweep));
  const last = Math.max(...lastRuns.map(({ lastRunAt }) => lastRunAt.getTime()), house.openedAt.getTime());
  const silence = now().getTime() - last;
  return silence > SCHEDULER_SILENCE_MS ? `last run ${Math.round(silence / 1000)} s ago` : null;
}

async function check(look: () => Promise<unknown>): Promise<Check> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, PATIENCE_MS, 'no answer').unref());
  try {
    const fault = await Promise.race([look(), late]);
    return typeof fault === 'string' ? { status: 'down', detail: fault } : { status: 'up' };
  } catch (error) {
    return { status: 'down', detail: (error as Error).message };
  }
}
