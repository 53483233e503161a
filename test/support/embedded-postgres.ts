import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, type QueryResultRow } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.client.js';
import { isServerOf } from '../../src/platform/database/postmaster-file.js';

export interface Circumstances {
  uid?: number;
  gid?: number;
  /** A command that runs the command after it. */
  prefix?: string[];
}

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

/** Fresh data folders, real processes that use them, and in the end no server left behind. */
export async function openWorkbench() {
  // A name that shells and urls trip over.
  const root = await mkdtemp(join(tmpdir(), `meekijk "één" $HOME's `));
  await chmod(root, 0o755);
  const code = join(root, 'code');
  await copyModule(code);
  let made = 0;

  async function makeDataDir(): Promise<string> {
    const dataDir = join(root, `${++made}`);
    await mkdir(dataDir);
    return dataDir;
  }

  const used = await makeDataDir();
  const server = await startEmbeddedPostgres({ dataDir: used });
  await query(server.url, `CREATE TABLE visits AS SELECT 'Zoë' AS hire`);
  await server.stop();

  return {
    makeDataDir,
    /** With a stopped server that holds the `visits` below. */
    async makeUsedDataDir(): Promise<string> {
      const dataDir = await makeDataDir();
      await cp(used, dataDir, { recursive: true });
      return dataDir;
    },
    spawnMeekijk: (dataDir: string, circumstances: Circumstances = {}) => spawnMeekijk(code, dataDir, circumstances),
    async close(): Promise<void> {
      for (const name of await readdir(root, { recursive: true })) {
        if (name.endsWith('/postmaster.pid')) await killServer(join(root, name, '../..'));
      }
      await rm(root, { recursive: true, maxRetries: 10 });
    },
  };
}

export const visits = [{ hire: 'Zoë' }];

export function listVisits(url: string): Promise<{ hire: string }[]> {
  return query(url, 'SELECT hire FROM visits');
}

/** Copies the built module (see global-setup) to where every user may read it. */
async function copyModule(folder: string): Promise<void> {
  await cp(join(process.env.MEEKIJK_TEST_DIST!, 'src/platform/database'), folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
}

/** Starts a real process that starts the embedded server, in a process group of its own. */
function spawnMeekijk(code: string, dataDir: string, circumstances: Circumstances) {
  const { prefix = [], ...user } = circumstances;
  const script = join(import.meta.dirname, 'embedded-postgres-process.mjs');
  const module = join(code, 'embedded-postgres.client.js');
  const command = [...prefix, process.execPath, script, module, dataDir];
  const child = spawn(command[0]!, command.slice(1), {
    ...user,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextAnswer = async (): Promise<{ url: string; error: string; stopped: boolean }> =>
    JSON.parse((await lines.next()).value ?? '{}');
  return {
    nextAnswer,
    async stop() {
      child.stdin.write('stop\n');
      await exited;
    },
    async signalGroup(signal: NodeJS.Signals) {
      process.kill(-child.pid!, signal);
      await exited;
    },
  };
}

/** Runs SQL in a connection of its own and returns the rows. */
export async function query<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}

/** The pid of the server that claims the folder, or undefined. */
export async function findServerPid(dataDir: string): Promise<number | undefined> {
  const file = join(dataDir, 'postgres/postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  return text === '' ? undefined : Number.parseInt(text, 10);
}

/** For the server of a test that failed halfway. */
async function killServer(dataDir: string): Promise<void> {
  const pid = await findServerPid(dataDir);
  const cluster = join(await realpath(dataDir), 'postgres');
  if (pid && (await isServerOf(cluster, pid))) process.kill(pid, 'SIGKILL');
}
