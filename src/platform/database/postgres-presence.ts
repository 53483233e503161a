import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

// Every Meekijk holds this advisory lock, shared, from its start to its stop. Whoever gets it
// exclusively is the last one, and keeps newcomers waiting until it has decided.
const presenceLock = 5_624_021;

/** How this process is present on the server: one idle connection. Lost when the server stops. */
export interface Presence {
  client: Client;
  socket: Socket;
  isLost: boolean;
}

/**
 * Connects and makes the database `meekijk` when it is missing.
 * @param server url of the server, without a database
 * @throws the error of pg when the server does not answer, is stopping, or refuses the password
 */
export async function enter(server: string): Promise<Presence> {
  const socket = new Socket();
  const client = new Client({
    stream: () => socket,
    // Not in `meekijk`: a connection there would forbid to drop or to clone it.
    connectionString: `${server}/postgres`,
    application_name: 'meekijk presence',
    connectionTimeoutMillis: 2000,
  });
  const presence = { client, socket, isLost: false };
  // Without a listener a server that goes away would take our process with it.
  client.on('error', () => (presence.isLost = true));
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [presenceLock]);
    await createDatabase(client);
  } catch (error) {
    await client.end();
    throw error;
  }
  // A command that forgets to stop must still come to its end.
  socket.unref();
  return presence;
}

/** Whether no other client is connected; if so, nobody new gets in until we leave. */
export async function isLastOne({ client, socket }: Presence): Promise<boolean> {
  socket.ref();
  await client.query('SELECT pg_advisory_unlock_shared($1)', [presenceLock]);
  const lock = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [presenceLock]);
  if (!lock.rows[0]?.alone) return false;
  // The connections of a pool that has just been closed take a moment to vanish.
  for (let turn = 0; turn < 20; turn++) {
    const others = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    if (others.rowCount === 0) return true;
    await pause(50);
  }
  return false;
}

async function createDatabase(client: Client): Promise<void> {
  const found = await client.query(`SELECT FROM pg_database WHERE datname = 'meekijk'`);
  if (found.rowCount) return;
  await client.query('CREATE DATABASE meekijk').catch((error: { code?: string }) => {
    // Another process made it at the same moment.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}
