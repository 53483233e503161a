import type { DataSource } from 'typeorm';
import { migrateJobs } from '../jobs/worker.client.js';
import { createDataSource } from '../platform/database/data-source.js';
import { entities } from './entities.js';
import { migrations } from './migrations.js';

/** Held while one process migrates, so that replicas that start together do it one after the other. */
const MIGRATION_LOCK = 0x6d69;

export const openDataSource = (url: string, poolSize: number): Promise<DataSource> =>
  createDataSource({ url, poolSize, entities, migrations }).initialize();

/** Brings the database to the present schema; returns the names of the migrations that ran. */
export async function migrate(url: string): Promise<string[]> {
  const dataSource = await openDataSource(url, 2);
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    await migrateJobs(url);
    return ran.map(({ name }) => name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}

/** Migrations that the database does not have yet. */
export async function listMissingMigrations(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
  const ran = new Set(rows.map(({ name }) => name));
  return migrations.map(({ name }) => name).filter((name) => !ran.has(name));
}
