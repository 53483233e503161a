import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The operating-system user that PostgreSQL runs as: never root, whoever we are. */
export interface PostgresOwner {
  /** Owner of the cluster's files and of the server process, as the kernel counts. */
  uid: number;
  gid: number;
  /** What goes before a command: nothing, or an `unshare` that hides that we are root. */
  prefix: string[];
}

const clean = {
  cwd: '/',
  env: {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
  },
};

/** Runs a command to its end and returns its stdout; throws with `stderr` when it fails. */
export async function runAs(owner: PostgresOwner, command: string[]): Promise<string> {
  const { uid, gid, prefix } = owner;
  const [program = '', ...args] = [...prefix, ...command];
  const { stdout } = await promisify(execFile)(program, args, { ...clean, uid, gid });
  return stdout;
}

/** Starts a server that outlives us, in a session of its own: Ctrl-C in our terminal spares it. */
export function launchAs(owner: PostgresOwner, command: string[], logFd: number): ChildProcess {
  const { uid, gid, prefix } = owner;
  const [program = '', ...args] = [...prefix, ...command];
  const stdio = ['ignore' as const, logFd, logFd];
  const child = spawn(program, args, { ...clean, uid, gid, stdio, detached: true });
  child.unref();
  return child;
}

/**
 * Finds a user who has a name, may enter the data folder and can execute the binary.
 * @returns that user, and the major version of the binary ("18")
 * @throws Error, one sentence with the way out, when there is no such user
 */
export async function findPostgresOwner(
  dataDir: string,
  postgres: string,
): Promise<PostgresOwner & { majorVersion: string }> {
  // initdb refuses a uid without a name, hence `id -un`.
  const probe = 'cd "$1" && id -un >/dev/null && exec "$2" --version';
  let reason = '';
  for (const owner of await listCandidates(dataDir)) {
    try {
      const version = await runAs(owner, ['sh', '-c', probe, 'sh', dataDir, postgres]);
      return { ...owner, majorVersion: /\d+/.exec(version)?.[0] ?? '' };
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      reason = (stderr || message).trim();
    }
  }
  throw new Error(
    isRoot()
      ? `PostgreSQL refuses to run as root, and no other user can serve ${dataDir} (${reason}): ` +
          'set MEEKIJK_DATA_DIR to a folder that others may enter, set DATABASE_URL to use ' +
          'another server, or start Meekijk as an ordinary user.'
      : `The embedded PostgreSQL cannot run on ${dataDir} (${reason}): ` + 'set DATABASE_URL to use another server.',
  );
}

export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

async function listCandidates(dataDir: string): Promise<PostgresOwner[]> {
  if (!isRoot()) {
    return [{ uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0, prefix: [] }];
  }
  const folder = await stat(dataDir);
  const service = await findServiceUser();
  // In a user namespace PostgreSQL sees an ordinary user, while to the kernel it is still root's
  // uid and may enter root's folders. Many containers forbid it; then the service user must do.
  const disguise = [`--map-user=${service.uid}`, `--map-group=${service.gid}`];
  return [
    ...(folder.uid === 0 ? [] : [{ uid: folder.uid, gid: folder.gid, prefix: [] }]),
    { uid: 0, gid: 0, prefix: ['unshare', '--user', ...disguise] },
    { ...service, prefix: [] },
  ];
}

async function findServiceUser(): Promise<{ uid: number; gid: number }> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((row) => row.split(':'));
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.filter(([n]) => n === name))[0];
  return { uid: Number(account?.[2] ?? 65534), gid: Number(account?.[3] ?? 65534) };
}
