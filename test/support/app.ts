import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface RunningApp {
  baseUrl: string;
  /** Everything it printed so far. */
  output(): string;
  /** Asks it to stop and waits until it has; returns the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

export interface AppOptions {
  databaseUrl?: string;
  /** Other settings. */
  env?: Record<string, string>;
}

/** Starts the built application as a process of its own and waits until it is ready. */
export async function startApp({ databaseUrl, env = {} }: AppOptions): Promise<RunningApp> {
  const port = Number(env.PORT ?? (await freePort()));
  const baseUrl = `http://127.0.0.1:${port}`;
  const main = join(process.env.MEEKIJK_TEST_DIST!, 'src/main.js');
  const database: Record<string, string> = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      BASE_URL: baseUrl,
      BUNDLE_MAILS_SECONDS: '0',
      ...database,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  await Promise.race([
    untilReady(child, () => printed),
    exited.then(([code]) => Promise.reject(new Error(`it ended with ${code}:\n${printed}`))),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0];
  };
  return {
    baseUrl,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}

function untilReady(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve) => {
    child.stdout!.on('data', () => printed().includes('is ready at') && resolve());
  });
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
