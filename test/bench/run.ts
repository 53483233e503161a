import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.client.js';
import { projectRoot } from '../../src/platform/root.js';
import { benchCampaigns } from './campaigns.bench.js';
import { benchImports } from './imports.bench.js';
import { benchInsights } from './insights.bench.js';
import { benchLearnings } from './learnings.bench.js';
import { benchPages } from './pages.bench.js';
import { benchPlans } from './plans.bench.js';
import { benchSlotList, benchVisits, type Server } from './visits.bench.js';
import { benchWaitlist } from './waitlist.bench.js';

type WithServer = <T>(name: string, work: (server: Server) => Promise<T>, env?: Record<string, string>) => Promise<T>;

const benches: Record<string, (withServer: WithServer) => Promise<void>> = {
  async visits(withServer) {
    console.log('Mails left waiting, here and there:');
    await withServer('visits', benchVisits, { WORKER_CONCURRENCY: '0' });
    console.log('The same process sends the mails of both loops meanwhile:');
    await withServer('visits_and_mails', benchVisits);
  },
  campaigns: (withServer) => withServer('campaigns', benchCampaigns, { WORKER_CONCURRENCY: '0' }),
  plans: (withServer) => withServer('plans', benchPlans, { WORKER_CONCURRENCY: '0' }),
  insights: (withServer) =>
    withServer('insights_tenth', (tenth) => withServer('insights', (whole) => benchInsights(tenth, whole), { WORKER_CONCURRENCY: '0' }), { WORKER_CONCURRENCY: '0' }), // prettier-ignore
  imports: (withServer) => withServer('imports', benchImports, { WORKER_CONCURRENCY: '0' }),
  pages: (withServer) => withServer('pages', benchPages, { WORKER_CONCURRENCY: '0' }),
  waitlist: (withServer) => withServer('waitlist', benchWaitlist, { WORKER_CONCURRENCY: '0' }),
  learnings: (withServer) =>
    withServer('learnings_tenth', (tenth) => withServer('learnings', (whole) => benchLearnings(tenth, whole), { WORKER_CONCURRENCY: '0' }), { WORKER_CONCURRENCY: '0' }), // prettier-ignore
  slots: (withServer) => withServer('small', (small) => withServer('large', (large) => benchSlotList(small, large))),
};

/** The benches that are named, else all, on real servers with databases of their own. PostgreSQL syncs to disk as in use. */
async function main(named: string[]): Promise<void> {
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`);
  const dataDir = await mkdtemp(join(tmpdir(), 'meekijk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    for (const name of named.length ? named : Object.keys(benches)) {
      const bench = benches[name];
      if (!bench) throw new Error(`There is no bench "${name}", only ${Object.keys(benches).join(', ')}.`);
      await bench((database, work, env) => serve(postgres.url, database, work, env));
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function serve<T>(
  postgresUrl: string,
  name: string,
  work: (server: Server) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const port = await freePort();
  const server = spawn(process.execPath, [join(projectRoot, 'dist/src/main.js')], {
    env: { ...process.env, DATABASE_URL: url.href, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(server);
    return await work({ databaseUrl: url.href, baseUrl: `http://127.0.0.1:${port}` });
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
  }
}

const untilReady = (server: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => chunk.includes('is ready') && resolve());
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

await main(process.argv.slice(2));
