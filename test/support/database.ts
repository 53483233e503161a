import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';

export interface TestDatabase {
  /** For the application, or a connection of the test's own. */
  url: string;
  dataSource: DataSource;
  transactions: Transactions;
  /** Drops the database, whoever is still connected. */
  close(): Promise<void>;
}

/** A migrated, empty database of the test file's own, on the PostgreSQL of this run. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createDatabase({ template: 'template' });
  const dataSource = createDataSource({ url, poolSize: 10, entities, migrations: [] });
  await dataSource.initialize();
  return {
    url,
    dataSource,
    transactions: new Transactions(dataSource),
    async close() {
      await dataSource.destroy();
      await drop();
    },
  };
}

/** A new database: `template` is migrated, `template0` is bare. */
export async function createDatabase({ template }: { template: 'template' | 'template0' }) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function serverUrl(): string {
  const url = process.env.MEEKIJK_TEST_DATABASE_URL;
  if (!url) throw new Error('Tests run under jest: its global setup starts PostgreSQL.');
  return url;
}

async function runOnServer(sql: string): Promise<void> {
  const client = new Client(serverUrl());
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
