import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { entities } from '../../src/app/entities.js';
import { readBoard } from '../../src/campaigns/campaign-board.queries.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { inviteWave } from '../../src/campaigns/invite-wave.js';
import { sendSome } from '../../src/campaigns/send-invitations.js';
import { startCampaign } from '../../src/campaigns/start-campaign.js';
import { getActor } from '../../src/people/people.queries.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { type BigCompany, insertBigCompany } from './big-company.js';
import { compare, measure, report } from './measure.js';
import { get } from './pages.bench.js';
import type { Server } from './visits.bench.js';

const WARM_UP = 5;
const READS = 40;
const MOST_MS = 50;
const AT_ONCE = 100;

/** A company of 5,000 people with three years of visits: the board of a campaign to fifty departments, then one that invites everybody. */
export async function benchCampaigns({ databaseUrl, baseUrl }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const company = await insertBigCompany(client);
  await client.query('ANALYZE');
  const dataSource = await createDataSource({ url: databaseUrl, poolSize: 2, entities, migrations: [] }).initialize();
  const transactions = new Transactions(dataSource);
  await readAll(transactions, baseUrl, company);
  await inviteAll(transactions, client, company.personIds.hr);
  await dataSource.destroy();
  await client.end();
}

async function readAll(transactions: Transactions, baseUrl: string, { campaignId, cookies }: BigCompany) {
  const ask = (path: string) => () => get(baseUrl, { path, cookie: cookies.hr });
  for (let n = 0; n < WARM_UP; n++) await ask(`/campaigns/${campaignId}`)();
  const often = { n: READS, lanes: 1 };
  const board = await measure('the board alone', often, async () => {
    await transactions.read((tx) => readBoard(tx, campaignId));
  });
  const page = await measure('first page of the board', often, ask(`/campaigns/${campaignId}`));
  const people = await measure('first page of its people', often, ask(`/campaigns/${campaignId}/people`));
  report(board, page, people);
  compare('first page of the board, p95 in ms', page.p95Ms, { atMost: MOST_MS });
}

async function inviteAll(transactions: Transactions, client: pg.Client, hrId: string): Promise<void> {
  // Nobody is booked, and there is a seat for everybody.
  await client.query('SET session_replication_role = replica');
  await client.query('DELETE FROM visits WHERE starts_at > current_date');
  await client.query('UPDATE slots SET seats = 50, seats_taken = 0 WHERE starts_at > current_date');
  await client.query('SET session_replication_role = DEFAULT');
  await client.query('ANALYZE');
  const campaignId = await begin(transactions, hrId);
  const hr = await transactions.read((tx) => getActor(tx, hrId));
  const planning = await timed(() => transactions.run((tx) => inviteWave(tx, hr, campaignId)));
  const { rows } = await client.query<{ people: number }>(
    'SELECT count(*)::int AS people FROM campaign_invitations WHERE campaign_id = $1',
    [campaignId],
  );
  const { people } = rows[0]!;
  console.log(`${people} invitations planned in one wave: ${planning.toFixed(0)} ms`);

  const bare = await timed(() => sendBare(client, campaignId, people));
  const sending = await timed(async () => {
    while (await transactions.run((tx) => sendSome(tx, campaignId)));
  });
  const each = (ms: number) => `${ms.toFixed(0)} ms, ${((people / ms) * 1000).toFixed(0)} a second`;
  console.log(`their rows and mails into the queue: ${each(sending)}; by bare pg: ${each(bare)}`);
  compare('invitations into the queue, throughput of the acts / bare pg', bare / sending, { atLeast: 0.5 });
}

async function begin(transactions: Transactions, hrId: string): Promise<string> {
  return transactions.run(async (tx) => {
    const hr = await getActor(tx, hrId);
    const departments: { id: string; isHost: boolean }[] = await tx.query(
      `SELECT id, is_host AS "isHost" FROM departments`,
    );
    const [days]: [{ opensOn: string; closesOn: string }] = await tx.query(
      `SELECT current_date::text AS "opensOn", (current_date + 60)::text AS "closesOn"`,
    );
    const id = await draftCampaign(tx, hr, {
      title: 'Kom kijken',
      message: 'Een ochtend naast een collega.',
      ...days,
      departments: departments.map((one) => ({ departmentId: one.id, targetKind: 'share', target: 100 })),
      teamIds: departments.filter(({ isHost }) => isHost).map((one) => one.id),
      wavePeople: 5000,
      waveDays: 3,
      nudgeAfterDays: 5,
    });
    await startCampaign(tx, hr, id);
    return id;
  });
}

/** The same rows, a hundred in one transaction, without a rule and without TypeORM. */
async function sendBare(client: pg.Client, campaignId: string, people: number): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE bare AS SELECT * FROM campaign_invitations WHERE campaign_id = '${campaignId}'`,
  );
  await client.query('ALTER TABLE bare ADD PRIMARY KEY (id)');
  for (let from = 0; from < people; from += AT_ONCE) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string; person_id: string }>(
      `UPDATE bare SET invited_at = now() WHERE id IN (
         SELECT id FROM bare WHERE invited_at IS NULL ORDER BY wave, id LIMIT ${AT_ONCE}) RETURNING id, person_id`,
    );
    await client.query(
      `INSERT INTO notices (person_id, kind, payload, created_at, due_at)
       SELECT "personId", 'bare', payload, now(), now() FROM json_to_recordset($1::json) AS n ("personId" uuid, payload jsonb)`,
      [JSON.stringify(rows.map(({ id, person_id: personId }) => ({ personId, payload: { invitationId: id } })))],
    );
    await client.query(
      `SELECT FROM json_array_elements_text($1::json) id, LATERAL graphile_worker.add_job(
         'mail-notices', json_build_object('personId', id), queue_name => 'bare:' || id, job_key => 'bare:' || id,
         max_attempts => 20, job_key_mode => 'preserve_run_at')`,
      [JSON.stringify(rows.map(({ person_id: personId }) => personId))],
    );
    await client.query('COMMIT');
  }
  await client.query('DROP TABLE bare');
  await client.query('TRUNCATE notices, graphile_worker._private_jobs, graphile_worker._private_job_queues');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
