import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface CommandAnswer {
  code: number | null;
  /** Lines of standard output. */
  lines: string[];
  /** The wanted value. */
  last: string;
  errors: string;
}

/** Runs `npm run meekijk -- …` as npm would, with these settings alone. */
export async function runCommand(args: string[], env: Record<string, string>): Promise<CommandAnswer> {
  const file = join(process.env.MEEKIJK_TEST_DIST!, 'src/app/command-line.js');
  const child = spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = output.trimEnd().split('\n');
  return { code, lines, last: lines.at(-1) ?? '', errors };
}
