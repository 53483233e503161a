import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The `postmaster.pid` with which a server claims its data folder. */
export interface PostmasterFile {
  text: string;
  /** NaN while the file is being written, or after a crash cut it short. */
  pid: number;
  port: number;
  /** Accepts connections, or did when it died. */
  isReady: boolean;
}

export async function findPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readIfThere(join(cluster, 'postmaster.pid'));
  if (text === null) return null;
  const lines = text.split('\n');
  return {
    text,
    pid: Number.parseInt(lines[0] ?? '', 10),
    port: Number.parseInt(lines[3] ?? '', 10),
    isReady: lines[7]?.startsWith('ready') ?? false,
  };
}

/** Whether the process is a server of this very folder, and not another that reuses its pid. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(pid > 0)) return false;
  const command =
    process.platform === 'linux'
      ? ((await readIfThere(`/proc/${pid}/cmdline`)) ?? '').replaceAll('\0', ' ')
      : await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', `${pid}`]).then(
          ({ stdout }) => stdout,
          () => '',
        );
  return command.includes(`postgres -D ${cluster} -c`);
}

/** Removes the claim of a dead server, unless another process has claimed the folder meanwhile. */
export async function removeStale(cluster: string, stale: PostmasterFile): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(unless('ENOENT'));
  const taken = await readIfThere(aside);
  // A server whose claim is gone stops itself: give back what is not the file we judged.
  if (taken !== null && taken !== stale.text) await link(aside, file).catch(unless('EEXIST'));
  await rm(aside, { force: true });
}

async function readIfThere(file: string): Promise<string | null> {
  // ESRCH: the process of a /proc file ended while we read.
  return (await readFile(file, 'utf8').catch(unless('ENOENT', 'ESRCH'))) ?? null;
}

function unless(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
