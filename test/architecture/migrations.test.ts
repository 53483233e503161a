import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { entities } from '../../src/app/entities.js';
import { migrations } from '../../src/app/migrations.js';
import { LifeOfAVisit1795500000000 } from '../../migrations/1795500000000-life-of-a-visit.js';
import { Notice } from '../../src/notices/notice.entity.js';
import { createMailLink } from '../../src/people/create-mail-link.js';
import { now } from '../../src/platform/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { createDatabase } from '../support/database.js';
import { aHostDepartment } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

let dataSource: DataSource;
let drop: () => Promise<void>;

beforeEach(async () => {
  const database = await createDatabase({ template: 'template0' });
  drop = database.drop;
  dataSource = await createDataSource({ url: database.url, poolSize: 2, entities, migrations }).initialize();
});

afterEach(async () => {
  await dataSource.destroy();
  await drop();
});

/** Tables, functions and triggers of our own; the list of migrations is TypeORM's. */
async function listObjects(): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(`
    SELECT 'table ' || tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'
    UNION SELECT 'function ' || proname FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
      WHERE pronamespace = 'public'::regnamespace AND lanname = 'plpgsql'
    UNION SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY name`);
  return rows.map(({ name }) => name);
}

/**
 * Columns, constraints and indexes as PostgreSQL itself writes them; without the names of primary keys, which nothing
 * refers to.
 */
async function listSchema(): Promise<string[]> {
  const rows: { line: string }[] = await dataSource.query(`
    SELECT format('%s.%s %s%s default %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod),
        CASE WHEN attnotnull THEN ' not null' END, pg_get_expr(adbin, adrelid), attidentity) AS line
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
    UNION SELECT format('%s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'p'
    UNION SELECT format('%s primary key %s', conrelid::regclass, pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'p'
    UNION SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace AND NOT indisprimary
    ORDER BY line`);
  return rows.map(({ line }) => inOneOrder(line)).filter((line) => !line.startsWith('migrations'));
}

/** A foreign key means the same whichever of its columns comes first, and TypeORM has an order of its own. */
function inOneOrder(line: string): string {
  return line.replace(/\((.+)\) REFERENCES (\w+)\((.+?)\)/, (_, from: string, table: string, to: string) => {
    const targets = to.split(', ');
    const pairs = from.split(', ').map((column, place) => `${column} = ${targets[place]}`);
    return `${pairs.sort().join(', ')} in ${table}`;
  });
}

async function undoAll(): Promise<void> {
  for (let left = migrations.length; left > 0; left--) await dataSource.undoLastMigration();
}

test('the migrations run, are undone without a trace, and run again', async () => {
  await dataSource.runMigrations();
  const first = await listObjects();
  expect(first).toContain('table visits');
  await undoAll();
  expect(await listObjects()).toEqual([]);
  await dataSource.runMigrations();
  expect(await listObjects()).toEqual(first);
});

test('what stands in the newer states goes down to the older ones, and nothing is lost on the way up again', async () => {
  await dataSource.runMigrations();
  const { slotId, visitId } = await dataSource.transaction(fillNewerStates);
  const rowsOf = async (): Promise<{ state: string; count: number }[]> =>
    dataSource.query(`SELECT state, count(*)::int AS count FROM visits GROUP BY state ORDER BY state`);
  const seatsOf = (): Promise<{ seats_taken: number }[]> =>
    dataSource.query(`SELECT seats_taken FROM slots WHERE id = $1`, [slotId]);
  expect(await seatsOf()).toEqual([{ seats_taken: 2 }]);

  for (let left = migrations.length - migrations.indexOf(LifeOfAVisit1795500000000); left > 0; left--)
    await dataSource.undoLastMigration();
  const older = [
    { state: 'approved', count: 1 },
    { state: 'cancelled', count: 1 },
    { state: 'withdrawn', count: 4 },
  ];
  expect(await rowsOf()).toEqual(older);
  expect(await seatsOf()).toEqual([{ seats_taken: 1 }]);
  expect(await dataSource.query(`SELECT visit_id FROM mail_links`)).toEqual([{ visit_id: visitId }]);

  await dataSource.runMigrations();
  expect(await rowsOf()).toEqual(older);
  expect(await seatsOf()).toEqual([{ seats_taken: 1 }]);
  const links: unknown = await dataSource.query(`SELECT subject, subject_id FROM mail_links`);
  expect(links).toEqual([{ subject: 'visit', subject_id: visitId }]);
});

/** A slot with a visit in each state that came with the life of a visit, two links, and one notice told twice. */
async function fillNewerStates(tx: Tx): Promise<{ slotId: string; visitId: string }> {
  const department = await aHostDepartment(tx);
  const slot = await aSlot(tx, department, { seats: 5 });
  const approved = await aVisit(tx, slot, { state: 'approved' });
  const offer = { offeredAt: now(), offerExpiresAt: slot.startsAt };
  await aVisit(tx, slot, { state: 'offered', ...offer });
  await aVisit(tx, slot, { state: 'waiting' });
  await aVisit(tx, slot, { state: 'expired' });
  const moved = await aVisit(tx, slot, { state: 'moved' });
  await aVisit(tx, slot, { state: 'requested', replacesId: moved.id });
  const personId = approved.visitorId;
  const link = { personId, expiresAt: slot.endsAt };
  await createMailLink(tx, { ...link, subject: 'visit', subjectId: approved.id });
  await createMailLink(tx, { ...link, subject: 'slot', subjectId: slot.id });
  const notice = { personId, kind: 'slot-full', payload: { visitId: approved.id }, createdAt: now(), dueAt: now() };
  await tx.insert(Notice, [{ ...notice, mailId: approved.id }, notice]);
  return { slotId: slot.id, visitId: approved.id };
}

test('TypeORM would change nothing in the migrated schema', async () => {
  await dataSource.runMigrations();
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

// TypeORM compares constraints and indexes by name only, so it would not see that their expressions differ.
test('the migrated schema is the one that the entities make', async () => {
  await dataSource.query('CREATE EXTENSION btree_gist');
  await dataSource.synchronize();
  const fromEntities = await listSchema();
  await dataSource.dropDatabase();
  await dataSource.runMigrations();
  // TypeORM has no word for it: without, somebody could be an admin twice, for NULL is no department.
  const migrated = (await listSchema()).map((line) =>
    /\bperson_roles_once\b/.test(line) ? line.replace(' NULLS NOT DISTINCT', '') : line,
  );
  expect(migrated).toEqual(fromEntities);
});
