import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.client.js';
import {
  findServerPid,
  listVisits,
  openWorkbench,
  query,
  visits,
  type Workbench,
} from '../support/embedded-postgres.js';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

describe('the embedded server', () => {
  it('comes up from nothing, and only this machine and its password get in', async () => {
    const dataDir = join(await workbench.makeDataDir(), 'made', 'n'.repeat(200));
    const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });

    expect(await query(server.url, `SELECT current_database() AS name, lower('Ë') AS lower`)).toEqual([
      { name: 'meekijk', lower: 'ë' },
    ]);
    const settings = await query(
      server.url,
      `SELECT name, setting FROM pg_settings WHERE name IN
         ('listen_addresses', 'unix_socket_directories', 'fsync', 'server_encoding', 'TimeZone')
       ORDER BY name`,
    );
    expect(settings).toEqual([
      { name: 'TimeZone', setting: 'UTC' },
      { name: 'fsync', setting: 'off' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    const stranger = new URL(server.url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect((await stat(join(dataDir, 'postgres/meekijk.password'))).mode & 0o777).toBe(0o600);

    const pid = await findServerPid(dataDir);
    await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
    expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('is shared by all who start it, and the last one to leave stops it', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    const first = await startEmbeddedPostgres({ dataDir });
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.url).toBe(first.url);

    await first.stop();
    expect(await listVisits(second.url)).toEqual(visits);

    const backup = new Client(second.url);
    await backup.connect();
    await second.stop();
    expect((await backup.query('SELECT 1')).rowCount).toBe(1);
    await backup.end();

    const last = await startEmbeddedPostgres({ dataDir });
    expect(last.url).toBe(first.url);
    await last.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  it('is one server for processes that start, and stop, at the same moment', async () => {
    const dataDir = await workbench.makeDataDir();
    for (const occasion of ['the first start ever', 'a later start']) {
      const processes = [1, 2].map(() => workbench.spawnMeekijk(dataDir));
      const answers = await Promise.all(processes.map((process) => process.nextAnswer()));
      expect({ occasion, urls: new Set(answers.map(({ url }) => url)) }).toEqual({
        occasion,
        urls: new Set([expect.stringContaining('postgres://')]),
      });
      await Promise.all(processes.map((process) => process.stop()));
      expect(await findServerPid(dataDir)).toBeUndefined();
    }
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('outlives Ctrl-C and kill -9 of its process, and the next process takes it over', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    const interrupted = workbench.spawnMeekijk(dataDir);
    const { url } = await interrupted.nextAnswer();
    await interrupted.signalGroup('SIGINT');

    const killed = workbench.spawnMeekijk(dataDir);
    expect(await killed.nextAnswer()).toEqual({ url });
    await killed.signalGroup('SIGKILL');

    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.url).toBe(url);
    expect(await listVisits(server.url)).toEqual(visits);
    await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  it('recovers with its data after kill -9 of PostgreSQL', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    const crashed = await startEmbeddedPostgres({ dataDir });
    await query(crashed.url, `INSERT INTO visits VALUES ('Bram')`);
    process.kill((await findServerPid(dataDir))!, 'SIGKILL');

    const server = await startEmbeddedPostgres({ dataDir });
    expect(await listVisits(server.url)).toEqual([...visits, { hire: 'Bram' }]);
    await server.stop();
    await crashed.stop();
  });

  it('lets its process stop in peace when the server is gone', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    const server = await startEmbeddedPostgres({ dataDir });
    process.kill((await findServerPid(dataDir))!, 'SIGKILL');
    await server.stop();
  });
});

describe('a data folder in disorder', () => {
  it('starts although a foreign process has the pid and the port of the dead server', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    const foreign = createServer((socket) => socket.end('not PostgreSQL')).listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const { port } = foreign.address() as AddressInfo;
    const lines = [process.pid, join(dataDir, 'postgres'), 1, port, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${lines.join('\n')}\n`);

    const server = await startEmbeddedPostgres({ dataDir });
    foreign.close();
    expect(await listVisits(server.url)).toEqual(visits);
    await server.stop();
  });

  it('starts although a power cut has left an empty postmaster.pid', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), '');

    const server = await startEmbeddedPostgres({ dataDir });
    expect(await listVisits(server.url)).toEqual(visits);
    await server.stop();
  });

  it('makes the cluster anew when its making was killed halfway', async () => {
    const dataDir = await workbench.makeDataDir();
    const killed = workbench.spawnMeekijk(dataDir);
    while (!(await readdir(dataDir, { recursive: true })).some((name) => name.endsWith('base/1'))) {
      await pause(5);
    }
    await killed.signalGroup('SIGKILL');
    expect(await readdir(dataDir)).toEqual([expect.stringContaining('postgres.new-')]);

    const server = await startEmbeddedPostgres({ dataDir });
    await server.stop();
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('refuses the cluster of another major version', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '17\n');

    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(
      /was made by PostgreSQL 17, but this Meekijk brings PostgreSQL 18/,
    );
  });

  it('says what the server said when it does not start', async () => {
    const dataDir = await workbench.makeUsedDataDir();
    await expect(startEmbeddedPostgres({ dataDir, settings: { shared_buffers: 'much' } })).rejects.toThrow(
      /does not start[^]*invalid value for parameter "shared_buffers": "much"/,
    );
  });
});
