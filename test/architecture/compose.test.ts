import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { Client } from 'pg';
import { parseSettings } from '../../src/platform/settings.js';
import { startApp } from '../support/app.js';
import { createDatabase } from '../support/database.js';
import { expectNone, readText } from './house.js';

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const { services, volumes } = load(readText('docker-compose.yml').text) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const dockerfile = readText('Dockerfile').text;

let folder: string;
let passwordFile: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'meekijk-compose-'));
  passwordFile = join(folder, 'database-password');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the service `secrets` does; to Compose `$$` is a dollar. */
function makePassword(): string {
  const [program, ...args] = services.secrets!.command!.map((part) => part.replaceAll('$$', '$'));
  execFileSync(program!, args, { env: { PATH: process.env.PATH, FILE: passwordFile } });
  return readFileSync(passwordFile, 'utf8');
}

describe('the compose file', () => {
  const all = Object.entries(services);

  test('has a volume for every mount and a mount for every volume', () => {
    const mounted = all.flatMap(([, service]) => service.volumes ?? []).map((mount) => mount.split(':')[0]);
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(volumes).sort());
  });

  test('waits for health only where health is checked', () => {
    const awaited = all.flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on).map(([on, { condition }]) => ({ name, on, condition, service: services[on] })),
    );
    const blind = awaited.filter(
      ({ condition, service }) => !service || (condition === 'service_healthy' && !service.healthcheck),
    );
    expectNone(
      blind.map(({ name, on }) => `${name} waits for ${on}`),
      'It would wait for ever.',
    );
    expect(awaited.filter(({ name }) => name === 'app').map(({ on }) => on)).toEqual([
      'secrets',
      'postgres',
      'mailpit',
    ]);
  });

  test('gives one and the same password file to all who need it', () => {
    const file = services.secrets!.environment!.FILE;
    expect(services.app!.environment!.DATABASE_PASSWORD_FILE).toBe(file);
    expect(services.postgres!.environment!.POSTGRES_PASSWORD_FILE).toBe(file);
    for (const name of ['secrets', 'app', 'postgres']) {
      expect(services[name]!.volumes).toContainEqual(expect.stringMatching(/^secrets:\/run\/meekijk(:ro)?$/));
    }
  });

  test('speaks to the database as PostgreSQL is told to know it', () => {
    const { username, hostname, pathname, password } = new URL(services.app!.environment!.DATABASE_URL!);
    const { POSTGRES_USER, POSTGRES_DB } = services.postgres!.environment!;
    expect([username, hostname, pathname, password]).toEqual([POSTGRES_USER, 'postgres', `/${POSTGRES_DB}`, '']);
  });

  test('keeps data where the image of PostgreSQL 18 has it', () => {
    expect(services.postgres!.image).toBe('postgres:18');
    expect(services.postgres!.volumes).toContain('database:/var/lib/postgresql');
  });

  test('has settings that the app understands', () => {
    makePassword();
    // The value behind a name that may be set outside: ${MEEKIJK_DEMO:-false}.
    const environment = Object.entries(services.app!.environment!).map(([name, value]) => [
      name,
      value.replace(/^\$\{\w+:-(.*)\}$/, '$1'),
    ]);
    const settings = parseSettings({ ...Object.fromEntries(environment), DATABASE_PASSWORD_FILE: passwordFile });
    expect(settings).toMatchObject({
      host: '0.0.0.0',
      smtpUrl: 'smtp://mailpit:1025',
      baseUrl: 'http://localhost:3000',
    });
  });
});

describe('the password of the database', () => {
  test('is made at the first start and kept at the next, readable by PostgreSQL and app', () => {
    rmSync(passwordFile, { force: true });
    const first = makePassword();
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(makePassword()).toBe(first);
    expect(statSync(passwordFile).mode & 0o777).toBe(0o644);
  });

  test('opens the database to the app, which has it from the file alone', async () => {
    const password = makePassword();
    const { url, drop } = await createDatabase({ template: 'template0' });
    const role = `compose_${new URL(url).pathname.slice(1)}`;
    await asOwner(url, [
      `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`,
      `ALTER DATABASE ${new URL(url).pathname.slice(1)} OWNER TO ${role}`,
    ]);
    const withoutPassword = Object.assign(new URL(url), { username: role, password: '' }).href;
    const app = await startApp({ databaseUrl: withoutPassword, env: { DATABASE_PASSWORD_FILE: passwordFile } });
    try {
      const { status } = await fetch(`${app.baseUrl}/health/live`);
      expect(status).toBe(200);
      const check = /HEALTHCHECK.*\n\s*CMD (\[.*\])/.exec(dockerfile)![1]!;
      const [, ...args] = JSON.parse(check) as string[];
      execFileSync(process.execPath, args, { env: { PORT: new URL(app.baseUrl).port } });
    } finally {
      await app.stop();
      await drop();
      await asOwner(process.env.MEEKIJK_TEST_DATABASE_URL!, [`DROP ROLE ${role}`]);
    }
  }, 60_000);
});

async function asOwner(url: string, statements: string[]): Promise<void> {
  const client = new Client(url);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe('the image', () => {
  test('runs as nobody special', () => {
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nRUN '));
  });

  test('starts what npm start starts', () => {
    const { scripts } = JSON.parse(readText('package.json').text) as { scripts: Record<string, string> };
    const start = /^CMD (\[.*\])$/m.exec(dockerfile)![1]!;
    expect((JSON.parse(start) as string[]).join(' ')).toBe(scripts.start);
  });
});
