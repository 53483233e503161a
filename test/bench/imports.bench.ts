import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { constraintReasons } from '../../src/app/constraint-reasons.js';
import { entities } from '../../src/app/entities.js';
import { applyImport } from '../../src/imports/apply-import.js';
import { orderApplication } from '../../src/imports/order-application.js';
import { readImport } from '../../src/imports/read-import.js';
import { startImport } from '../../src/imports/start-import.js';
import { getActor } from '../../src/people/people.queries.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { type Company, insertCompany } from './company.js';
import { compare } from './measure.js';
import type { Server } from './visits.bench.js';

const PEOPLE = 5_000;
const ROUNDS = 3;
const MOST_SECONDS = 20;

/** 5,000 people from a file: handed over, read and applied by the acts, beside their rows and audit entries by bare INSERT. */
export async function benchImports({ databaseUrl }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const company = await insertCompany(client, 1);
  await client.query(`INSERT INTO person_roles (person_id, role) VALUES ($1, 'hr') ON CONFLICT DO NOTHING`, [company.leadId]); // prettier-ignore
  const dataSource = await createDataSource({ url: databaseUrl, poolSize: 2, entities, migrations: [] }).initialize();
  const transactions = new Transactions(dataSource, constraintReasons);
  const seconds: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const ours = await timed(() => importAll(transactions, company, `a${round}-`));
    const again = await timed(() => readAll(transactions, company, `a${round}-`));
    const bare = await timed(() => insertBare(client, company, `b${round}-`));
    console.log(`${PEOPLE} people new: ${ours.toFixed(1)} s; the same file again: ${again.toFixed(1)} s; bare INSERT: ${bare.toFixed(1)} s`); // prettier-ignore
    seconds.push(ours);
    ratios.push(bare / ours);
  }
  compare('people read and applied, worst of the rounds in seconds', Math.max(...seconds), { atMost: MOST_SECONDS });
  compare('people a second, import / bare INSERT', ratios.sort((a, b) => a - b)[1]!, { atLeast: 0.1 });
  await dataSource.destroy();
  await client.end();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function fileOf(prefix: string): string {
  const manager = (n: number) => (n < 50 ? '' : `${prefix}${n % 50}`);
  const rows = Array.from({ length: PEOPLE }, (_, n) => `${prefix}${n},Zoë,van der Meer,${prefix}${n}@example.org,Analist,Afdeling ${n % 40},Utrecht,${manager(n)},2027-01-04`); // prettier-ignore
  return ['employeeNumber,firstName,lastName,workEmail,jobTitle,department,location,supervisorEId,hireDate', ...rows].join('\n'); // prettier-ignore
}

async function readAll(transactions: Transactions, { leadId }: Company, prefix: string): Promise<string> {
  const hr = await transactions.read((tx) => getActor(tx, leadId));
  const input = { content: fileOf(prefix), createsDepartments: true };
  const id = await transactions.run((tx) => startImport(tx, hr, input));
  await transactions.run((tx) => readImport(tx, id));
  return id;
}

async function importAll(transactions: Transactions, company: Company, prefix: string): Promise<void> {
  const id = await readAll(transactions, company, prefix);
  const hr = await transactions.read((tx) => getActor(tx, company.leadId));
  await transactions.run((tx) => orderApplication(tx, hr, id));
  await transactions.run((tx) => applyImport(tx, id));
}

/** The least there is to do, in one transaction and two statements. */
async function insertBare(client: pg.Client, { leadId }: Company, prefix: string): Promise<void> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO people (given_name, family_name, email, personnel_number, department_id)
     SELECT 'Zoë', 'Meer', $1 || n || '@example.org', $1 || n, (SELECT department_id FROM people WHERE id = $2)
       FROM generate_series(1, $3::int) n RETURNING id`,
    [prefix, leadId, PEOPLE],
  );
  await client.query(
    `INSERT INTO audit_entries (at, actor_id, act, subject_type, subject_id, after)
     SELECT now(), $1, 'person.added', 'person', id, '{"familyName": "Meer"}' FROM unnest($2::uuid[]) id`,
    [leadId, rows.map(({ id }) => id)],
  );
  await client.query('COMMIT');
}
