import { randomBytes } from 'node:crypto';
import { access, lchown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot, type PostgresOwner, runAs } from './postgres-owner.js';

const passwordFile = 'meekijk.password';

/** Whether the folder holds a cluster. A half-made one never bears this name: see below. */
export function isCluster(cluster: string): Promise<boolean> {
  return access(join(cluster, 'PG_VERSION')).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

/**
 * Makes a cluster (UTF-8, sorted by code point, superuser `meekijk` with a random password)
 * in a folder beside it, and renames that: a cluster is whole or absent. Of two processes that
 * make the same cluster at once, the first to rename wins and both go on with that one.
 */
export async function createCluster(cluster: string, owner: PostgresOwner, initdb: string): Promise<void> {
  const workshop = await mkdtemp(`${cluster}.new-`);
  const fresh = join(workshop, 'cluster');
  const password = join(workshop, passwordFile);
  try {
    await mkdir(fresh, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
    await giveTo(owner, workshop);
    await runAs(owner, [
      initdb,
      `--pgdata=${fresh}`,
      '--username=meekijk',
      '--auth=scram-sha-256',
      `--pwfile=${password}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    await rename(password, join(fresh, passwordFile));
    await syncFolder(fresh);
    await rename(fresh, cluster);
    await syncFolder(join(cluster, '..'));
    await removeWorkshops(cluster);
  } catch (error) {
    if (!(await isCluster(cluster))) throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** The password of `meekijk`, which lives and moves with the cluster. */
export async function readPassword(cluster: string): Promise<string> {
  return (await readFile(join(cluster, passwordFile), 'utf8')).trim();
}

/** @throws Error when another major version of PostgreSQL made the cluster */
export async function checkVersion(cluster: string, majorVersion: string): Promise<void> {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (found === majorVersion) return;
  throw new Error(
    `${cluster} was made by PostgreSQL ${found}, but this Meekijk brings PostgreSQL ` +
      `${majorVersion}: move the data over with pg_dump and pg_restore, or set DATABASE_URL.`,
  );
}

/** As root, hands a folder and all in it to the owner; anyone else leaves it as it is. */
export async function giveTo({ uid, gid }: PostgresOwner, folder: string): Promise<void> {
  if (!isRoot() || (await stat(folder)).uid === uid) return;
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, entry), uid, gid);
  }
  // Last, so that a hand-over cut short is done again.
  await lchown(folder, uid, gid);
}

/** Leftovers of killed starts. A slower rival's folder may go too; it then finds our cluster. */
async function removeWorkshops(cluster: string): Promise<void> {
  const dataDir = join(cluster, '..');
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'));
  for (const name of names) {
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Makes a rename in the folder survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
