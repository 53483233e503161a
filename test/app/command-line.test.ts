import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../../src/app/migrations.js';
import { apiWith } from '../support/api.js';
import { freePort, type RunningApp, startApp } from '../support/app.js';
import { runCommand } from '../support/command-line.js';
import { createDatabase } from '../support/database.js';

let app: RunningApp | null = null;
let env: Record<string, string>;
let cleanUp: () => Promise<void>;

async function furnish(place: Record<string, string>, clean: () => Promise<void>): Promise<void> {
  const port = await freePort();
  env = { PORT: String(port), BASE_URL: `http://127.0.0.1:${port}`, MEEKIJK_DEMO: 'false', ...place };
  cleanUp = clean;
}

async function clear(): Promise<void> {
  await app?.stop();
  app = null;
  await cleanUp();
}

describe('the command line on a PostgreSQL of its own', () => {
  beforeAll(async () => {
    const { url, drop } = await createDatabase({ template: 'template0' });
    await furnish({ DATABASE_URL: url }, drop);
  });
  afterAll(clear);

  it('says that nothing was migrated yet, and then migrates, once', async () => {
    expect(await runCommand(['status'], env)).toMatchObject({ code: 1, last: 'down' });
    expect(await runCommand(['migrate'], env)).toMatchObject({ code: 0, last: String(migrations.length) });
    expect(await runCommand(['migrate'], env)).toMatchObject({ code: 0, last: '0' });
    expect(await runCommand(['status'], env)).toMatchObject({ code: 0, last: 'up' });
  });

  it('makes the first admin, whose link works in any browser, while Meekijk runs', async () => {
    app = await startApp({ env });
    const { code, last } = await runCommand(['create-admin', 'Ada.Van-Loon@Example.org'], env);
    expect(code).toBe(0);
    const answer = await fetch(last, { method: 'POST', redirect: 'manual' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      303,
      expect.stringContaining('meekijk_session='),
    ]);
    expect((await fetch(last, { method: 'POST', redirect: 'manual' })).status).toBe(409);
  });

  it('makes a token that speaks for the admin', async () => {
    const { last } = await runCommand(['token', 'ada.van-loon@example.org', '--name', 'import'], env);
    const { status, body } = await apiWith(app!.baseUrl, last)('GET', '/me');
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ givenName: 'Ada', roles: [{ role: 'admin', departmentId: null }] }),
    ]);
  });

  it('makes nobody an admin twice', async () => {
    await runCommand(['create-admin', 'ada.van-loon@example.org'], env);
    const { last } = await runCommand(['token', 'ada.van-loon@example.org'], env);
    const { body } = await apiWith(app!.baseUrl, last)<{ roles: object[] }>('GET', '/me');
    expect(body.roles).toHaveLength(1);
  });

  it('sees whether the web server runs', async () => {
    expect((await runCommand(['status'], env)).lines).toContainEqual(`web server: ready at ${app!.baseUrl}`);
    await app!.stop();
    app = null;
    expect((await runCommand(['status'], env)).lines).toContainEqual(`web server: not running at ${env.BASE_URL}`);
  });

  it('puts no demo company where there is somebody already', async () => {
    expect(await runCommand(['demo'], env)).toMatchObject({ code: 1, last: 'not empty' });
  });
});

// Two processes cannot both own its data: the command line starts it, or asks whoever runs it.
describe('the command line on the embedded PostgreSQL', () => {
  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'meekijk-commands-'));
    await chmod(dataDir, 0o755);
    await furnish({ MEEKIJK_DATA_DIR: dataDir }, () => rm(dataDir, { recursive: true, force: true }));
  });
  afterAll(clear);

  it('starts it to migrate, and lets it rest again', async () => {
    expect(await runCommand(['migrate'], env)).toMatchObject({ code: 0, last: String(migrations.length) });
    expect(await runCommand(['status'], env)).toMatchObject({ code: 0, last: 'up' });
  });

  it('reaches it while Meekijk runs', async () => {
    app = await startApp({ env });
    expect((await runCommand(['status'], env)).lines).toContainEqual(`web server: ready at ${app.baseUrl}`);
    expect((await runCommand(['create-admin', 'ada@example.org'], env)).code).toBe(0);
  });
});

describe('the command line', () => {
  it('explains itself', async () => {
    const { code, lines } = await runCommand(['--help'], {});
    expect([code, lines[0]]).toEqual([0, 'Usage: meekijk [options] [command]']);
  });

  it.each([
    ['an unknown command', ['fly'], 2, "unknown command 'fly'"],
    ['a missing address', ['token'], 2, "missing required argument 'email'"],
    ['no address at all', ['create-admin', 'ada'], 1, '"ada" is not a mail address.'],
  ])('refuses %s with a sentence', async (_, args, code, sentence) => {
    const { url, drop } = await createDatabase({ template: 'template' });
    const answer = await runCommand(args, { DATABASE_URL: url });
    await drop();
    expect([answer.code, answer.errors]).toEqual([code, expect.stringContaining(sentence)]);
  });

  it('names a bad setting', async () => {
    const { code, errors } = await runCommand(['status'], { PORT: 'x' });
    expect([code, errors]).toEqual([1, 'PORT must be a whole number from 1 to 65535, not "x".\n']);
  });
});
