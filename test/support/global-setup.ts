import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type * as migrations from '../../src/app/migrate.js';
import type * as log from '../../src/platform/log.js';
import type * as embeddedPostgres from '../../src/platform/database/embedded-postgres.client.js';

/**
 * Runs once, before the first test: builds the application into a folder of this run's own, so that runs disturb
 * neither each other nor a running server, and starts one PostgreSQL with the migrated database `template`.
 * MEEKIJK_TEST_DIST and MEEKIJK_TEST_DATABASE_URL tell the test files where.
 */
export default async function setUp({ rootDir }: { rootDir: string }): Promise<void> {
  // A mail that waits for others to come would make every test wait.
  process.env.BUNDLE_MAILS_SECONDS = '0';
  await mkdir(join(rootDir, '.jest'), { recursive: true });
  const dist = await mkdtemp(join(rootDir, '.jest/dist-'));
  const swc = join(rootDir, 'node_modules/@swc/cli/bin/swc.js');
  execFileSync(process.execPath, [swc, 'src', 'migrations', '--out-dir', dist, '--quiet'], { cwd: rootDir });

  const dataDir = await mkdtemp(join(tmpdir(), 'meekijk-test-'));
  // As root, PostgreSQL may have to run as somebody else.
  await chmod(dataDir, 0o755);
  // Jest runs this file as CommonJS, which knows no `.js` for `.ts`: hence the built module.
  const module = join(dist, 'src/platform/database/embedded-postgres.client.js');
  const { startEmbeddedPostgres } = (await import(module)) as typeof embeddedPostgres;
  // The one folder that PostgreSQL may write to, whoever it runs as.
  const socketDir = join(dataDir, 'postgres');
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '400',
      unix_socket_directories: socketDir,
    },
  });
  // Through a socket, which answers sooner than a port.
  const url = server.url.replace('127.0.0.1', encodeURIComponent(socketDir));
  await makeTemplate(url, dist);

  process.env.MEEKIJK_TEST_DIST = dist;
  process.env.MEEKIJK_TEST_DATABASE_URL = url;
  globalThis.tearDownTests = async () => {
    await server.stop();
    await Promise.all([dataDir, dist].map((folder) => rm(folder, { recursive: true, force: true })));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void globalThis.tearDownTests().finally(() => process.exit(1)));
  }
}

async function makeTemplate(serverUrl: string, dist: string): Promise<void> {
  const client = new Client(serverUrl);
  await client.connect();
  await client.query('CREATE DATABASE template');
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = '/template';
  const { logOnlyTrouble } = (await import(join(dist, 'src/platform/log.js'))) as typeof log;
  logOnlyTrouble();
  const { migrate } = (await import(join(dist, 'src/app/migrate.js'))) as typeof migrations;
  await migrate(url.href);
}

declare global {
  var tearDownTests: () => Promise<void>;
}
