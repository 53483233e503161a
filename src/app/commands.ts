import type { DataSource } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { getQueueState } from '../jobs/jobs.queries.js';
import { createApiToken } from '../people/api-tokens.js';
import { Department } from '../people/department.entity.js';
import { findPersonByEmail } from '../people/people.queries.js';
import { PersonRole } from '../people/person-role.entity.js';
import { Person } from '../people/person.entity.js';
import { isAdmin } from '../people/person.rules.js';
import { createSignInLink } from '../people/request-sign-in.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Settings } from '../platform/settings.js';
import { openDatabase } from './database.js';
import { fillWithDemoCompany } from './demo-company.js';
import { listMissingMigrations, migrate, openDataSource } from './migrate.js';

const POOL_SIZE = 2;

export async function withDatabase<T>(
  settings: Settings,
  work: (dataSource: DataSource, url: string) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(settings);
  try {
    const dataSource = await openDataSource(database.url, POOL_SIZE);
    try {
      return await work(dataSource, database.url);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.close();
  }
}

const inTransaction = <T>(settings: Settings, work: (tx: Tx) => Promise<T>): Promise<T> =>
  withDatabase(settings, async (dataSource, url) => {
    await migrate(url);
    return new Transactions(dataSource).run(work);
  });

/** Returns how many migrations ran. */
export const runMigrations = (settings: Settings) =>
  withDatabase(settings, async (_, url) => (await migrate(url)).length);

/** Returns false when the database was not empty. */
export const fillDemo = (settings: Settings) =>
  withDatabase(settings, async (dataSource, url) => {
    await migrate(url);
    return fillWithDemoCompany(new Transactions(dataSource));
  });

/** Returns the address of a sign-in link. Throws for what is no mail address. */
export async function createAdmin(settings: Settings, address: string): Promise<string> {
  const email = address.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Error(`"${address}" is not a mail address.`);
  return inTransaction(settings, async (tx) => {
    const known = await findPersonByEmail(tx, email);
    const personId = known?.id ?? (await addFirstPerson(tx, email));
    if (!known || !isAdmin(known)) {
      await tx.insert(PersonRole, { personId, role: 'admin', departmentId: null });
      await recordAudit(tx, {
        actorId: null,
        act: 'person.made-admin',
        subjectType: 'person',
        subjectId: personId,
        after: { email },
      });
    }
    const { path } = await createSignInLink(tx, personId);
    return settings.baseUrl + path;
  });
}

/** Somebody of whom only the address is known gets a name from it, and a department to mend later. */
async function addFirstPerson(tx: Tx, email: string): Promise<string> {
  const [name = email] = email.split('@');
  const [givenName = name, ...rest] = name.split(/[._-]+/).map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  await tx.query(
    `INSERT INTO departments (name, time_zone) VALUES ('Beheer', 'Europe/Amsterdam') ON CONFLICT DO NOTHING`,
  );
  const { id: departmentId } = await tx.findOneByOrFail(Department, { name: 'Beheer' });
  const person = tx.create(Person, { givenName, familyName: rest.join(' '), email, departmentId });
  await tx.insert(Person, person);
  return person.id;
}

/** Returns the token. Throws when nobody has the address. */
export const createToken = (settings: Settings, email: string, name: string) =>
  inTransaction(settings, async (tx) => {
    const person = await findPersonByEmail(tx, email.trim());
    if (!person) throw new Error(`Nobody here has the mail address "${email}".`);
    return createApiToken(tx, person, name);
  });

export const reportStatus = (settings: Settings) =>
  withDatabase(settings, async (dataSource) => {
    const [{ version, people }]: [{ version: string; people: boolean }] = await dataSource.query(
      `SELECT current_setting('server_version') AS version, to_regclass('people') IS NOT NULL AS people`,
    );
    const lines = [
      `database: PostgreSQL ${version}, ${settings.databaseUrl ? 'by DATABASE_URL' : `embedded in ${settings.dataDir}`}`,
    ];
    if (!people) return { lines: [...lines, 'migrations: none run yet'], isUp: false };
    const missing = await listMissingMigrations(dataSource);
    const { waiting, retrying, failed } = await getQueueState(dataSource.manager);
    lines.push(
      `migrations: ${missing.length ? `not run: ${missing.join(', ')}` : 'all run'}`,
      `jobs: ${waiting} waiting, ${retrying} of them after a failure; ${failed} gave up`,
      `web server: ${await describeServer(settings)}`,
    );
    return { lines, isUp: missing.length === 0 };
  });

async function describeServer({ baseUrl }: Settings): Promise<string> {
  try {
    const answer = await fetch(`${baseUrl}/health/ready`, { signal: AbortSignal.timeout(3000) });
    return `${answer.ok ? 'ready' : 'not ready'} at ${baseUrl}`;
  } catch {
    return `not running at ${baseUrl}`;
  }
}
