import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiWith } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { runCommand } from '../support/command-line.js';

let folder: string;
let env: Record<string, string>;
let app: RunningApp;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meekijk start '));
  await chmod(folder, 0o755);
  const dataDir = join(folder, 'een map met ë');
  await mkdir(dataDir);
  env = { MEEKIJK_DATA_DIR: dataDir };
});

afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const links = (text: string) =>
  [...text.matchAll(/^ {2}(\w+) .* (http\S+)$/gm)].map(([, role, link]) => [role!, link!] as const);

const list = async (path: string) => {
  const { body } = await apiWith(app.baseUrl, token)<{ items: object[]; nextCursor: string | null }>('GET', path);
  return body;
};

describe('a first start', () => {
  it('makes a database and a demo company, and prints a link for each role that signs in once', async () => {
    app = await startApp({ env });
    expect(links(app.output()).map(([role]) => role)).toEqual(['HR', 'Lead', 'Host', 'Colleague']);
    for (const [, link] of links(app.output())) {
      expect((await fetch(link)).status).toBe(200);
      expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(303);
      expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(409);
    }
  });

  it('shows thirteen departments, about two hundred people and visits in every state', async () => {
    await runCommand(['create-admin', 'ada@example.org'], env);
    token = (await runCommand(['token', 'ada@example.org'], env)).last;
    expect((await list('/departments?limit=200')).items).toHaveLength(14);
    expect((await list('/people?limit=200')).nextCursor).not.toBeNull();
    for (const state of ['requested', 'approved', 'declined', 'withdrawn', 'cancelled']) {
      expect((await list(`/visits?state=${state}`)).items.length).toBeGreaterThan(0);
    }
  });

  it('is ready in every part', async () => {
    const answer = await fetch(`${app.baseUrl}/health/ready`);
    const up = { status: 'up' };
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'up', checks: { database: up, migrations: up, worker: up, scheduler: up, mail: up } },
    ]);
  });

  it('shows the mails of the demo company to whoever tries it', async () => {
    expect((await fetch(`${app.baseUrl}/outbox`)).status).toBe(200);
  });
});

describe('a later start', () => {
  it('after kill -9 finds everything as it was', async () => {
    const slots = (await list('/slots?limit=200')).items;
    await app.kill();
    app = await startApp({ env });
    expect((await list('/slots?limit=200')).items).toEqual(slots);
    expect((await list('/departments?limit=200')).items).toHaveLength(14);
  });

  it('after a proper stop too', async () => {
    expect(await app.stop()).toBe(0);
    app = await startApp({ env });
    expect((await list('/departments?limit=200')).items).toHaveLength(14);
  });

  it('with the port taken says so, and leaves the running one alone', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await expect(startApp({ env: { ...env, PORT: String(port) } })).rejects.toThrow(
      `port ${port} on 127.0.0.1 is taken. Set PORT to a free one`,
    );
    taken.close();
    expect((await fetch(`${app.baseUrl}/health/ready`)).status).toBe(200);
  });

  it('with bad settings names each of them', async () => {
    const start = startApp({ env: { ...env, SMTP_URL: 'mail.example.org', SESSION_DAYS: '0' } });
    await expect(start).rejects.toThrow(/SMTP_URL must be an address[^]*SESSION_DAYS must be a whole number/);
  });
});
