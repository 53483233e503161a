import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { entities } from '../../src/app/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import { type Company, insertCompany, insertSlots } from './company.js';
import { compare, measure, report, type Timing } from './measure.js';
import type { Server } from './visits.bench.js';

const SEATS = 200;
const IN_LINE = 3;
const LANES = 4;
const ROUNDS = 3;

/** 200 slots of one seat are given back at once, each with a line: all offers made by jobs, beside the same in bare `pg`. */
export async function benchWaitlist({ databaseUrl }: Server): Promise<void> {
  const clients = await Promise.all(Array.from({ length: LANES }, () => connect(databaseUrl)));
  const dataSource = createDataSource({ url: databaseUrl, poolSize: LANES, entities, migrations: [] });
  await dataSource.initialize();
  const transactions = new Transactions(dataSource);
  const company = await insertCompany(clients[0]!, SEATS * IN_LINE);
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const ours = await freeAtOnce(clients[0]!, company, 10 + 20 * round);
    const bare = await freeAtOnce(clients[0]!, company, 20 + 20 * round);
    const pair: [Timing, Timing] = [
      await measure('bare pg loop', { n: SEATS, lanes: LANES }, (index, lane) =>
        offerBare(clients[lane]!, bare[index]!),
      ),
      await measure('offers by jobs', { n: SEATS, lanes: LANES }, (index) =>
        transactions.run((tx) => offerSeats(tx, ours[index]!)),
      ),
    ];
    await expectOffered(clients[0]!, [...ours, ...bare]);
    // The first round only warms up.
    if (round === 0) continue;
    report(...pair);
    ratios.push(pair[1].perSecond / pair[0].perSecond);
  }
  const [, middle] = ratios.toSorted((a, b) => a - b);
  compare('200 seats free at once, throughput of offers / bare pg', middle!, { atLeast: 0.5 });
  await dataSource.destroy();
  await Promise.all(clients.map((client) => client.end()));
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

/** Slots whose only seat is free again, each with people in line who can come. */
async function freeAtOnce(client: pg.Client, company: Company, fromDay: number): Promise<string[]> {
  const slotIds = await insertSlots(client, company, SEATS, fromDay);
  await client.query(
    `INSERT INTO visits (slot_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, requested_by_id, requested_at)
     SELECT s.id, s.starts_at, s.ends_at, s.state, v.id, 'waiting', '{Meekijken}', v.id, now() - make_interval(mins => place)
       FROM unnest($1::uuid[]) WITH ORDINALITY t (id, n) JOIN slots s ON s.id = t.id
       CROSS JOIN generate_series(0, $3 - 1) place
       JOIN (SELECT id, row_number() OVER () - 1 AS n FROM unnest($2::uuid[]) id) v ON v.n = (t.n - 1) * $3 + place`,
    [slotIds, company.visitorIds, IN_LINE],
  );
  await client.query('ANALYZE visits');
  return slotIds;
}

async function expectOffered(client: pg.Client, slotIds: string[]): Promise<void> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS offered FROM visits WHERE slot_id = ANY ($1::uuid[]) AND state = 'offered'`,
    [slotIds],
  );
  if (rows[0].offered !== slotIds.length)
    throw new Error(`${rows[0].offered} of ${slotIds.length} seats were offered.`);
}

/** One offer as plain SQL: the same rows locked, checked and written as by the act. */
async function offerBare(client: pg.Client, slotId: string): Promise<void> {
  await client.query('BEGIN');
  const { rows: [slot] } = await client.query('SELECT * FROM slots WHERE id = $1 FOR UPDATE', [slotId]); // prettier-ignore
  const { rows: line } = await client.query(
    `SELECT id, visitor_id FROM visits WHERE slot_id = $1 AND state IN ('waiting', 'offered') ORDER BY requested_at, id FOR NO KEY UPDATE`,
    [slotId],
  );
  await client.query('SELECT FROM people WHERE id = ANY ($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    line.map(({ visitor_id }) => visitor_id),
  ]);
  const { rows: free } = await client.query(
    `SELECT w.id, w.visitor_id FROM visits w WHERE w.slot_id = $1 AND w.state = 'waiting'
        AND NOT EXISTS (SELECT FROM visits o WHERE o.visitor_id = w.visitor_id AND o.slot_id <> w.slot_id
                          AND o.state IN ('offered', 'requested', 'approved') AND o.starts_at < w.ends_at AND o.ends_at > w.starts_at)
        AND NOT EXISTS (SELECT FROM visits o WHERE o.host_id = w.visitor_id AND o.state = 'approved'
                          AND o.starts_at < w.ends_at AND o.ends_at > w.starts_at)
      ORDER BY w.requested_at, w.id LIMIT $2`,
    [slotId, slot.seats - slot.seats_taken],
  );
  for (const { id, visitor_id: personId } of free) {
    await client.query(
      `UPDATE visits SET state = 'offered', offered_at = now(), offer_expires_at = now() + interval '1 day' WHERE id = $1`,
      [id],
    );
    await client.query(
      `INSERT INTO audit_entries (at, act, subject_type, subject_id, before, after) VALUES (now(), 'visit.offered', 'visit', $1, '{}', '{}')`,
      [id],
    );
    await client.query(
      `INSERT INTO notices (person_id, kind, payload, created_at, due_at) VALUES ($1, 'seat-offered', $2, now(), now())`,
      [personId, { visitId: id }],
    );
    await client.query(
      `SELECT graphile_worker.add_job('mail-notices', $1::json, job_key => $2, queue_name => $2, max_attempts => 20)`,
      [{ personId }, `notices:${randomUUID()}`],
    );
  }
  await client.query('COMMIT');
}
