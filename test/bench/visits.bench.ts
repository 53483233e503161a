import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { requestAndApprove } from './bare-loop.js';
import { type Company, insertCompany, insertSlots } from './company.js';
import { compare, measure, report, type Timing } from './measure.js';

/** A running Meekijk with a database of its own. */
export interface Server {
  databaseUrl: string;
  baseUrl: string;
}

const LANES = 8;
const WARM_UP = 200;
const ROUNDS = 3;
const PER_ROUND = 1000;

/** Request-and-approve through HTTP, beside a bare `pg` loop over the same transactions; the rounds take turns. */
export async function benchVisits({ databaseUrl, baseUrl }: Server): Promise<void> {
  const clients = await Promise.all(Array.from({ length: LANES }, () => connect(databaseUrl)));
  const company = await insertCompany(clients[0]!, 200);
  const slotIds = await insertSlots(clients[0]!, company, 2 * (WARM_UP + ROUNDS * PER_ROUND), 2);
  const lead = callAs(baseUrl, await makeToken(clients[0]!, company.leadId));
  const visitors: Call[] = [];
  for (const id of company.visitorIds) visitors.push(callAs(baseUrl, await makeToken(clients[0]!, id)));
  const learningGoals = ['Waarover bellen klanten?'];
  const take = () => slotIds.pop()!;
  const guest = <T>(list: T[], index: number) => list[index % list.length]!;

  const bare = (n: number) =>
    measure('bare pg loop', { n, lanes: LANES }, (index, lane) =>
      requestAndApprove(clients[lane]!, company, take(), guest(company.visitorIds, index)),
    );
  const http = (n: number) =>
    measure('through HTTP', { n, lanes: LANES }, async (index) => {
      const { id } = await guest(visitors, index)('POST', `/slots/${take()}/visits`, { learningGoals });
      await lead('POST', `/visits/${id as string}/approval`);
    });

  await bare(WARM_UP);
  await http(WARM_UP);
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const pair: [Timing, Timing] = [await bare(PER_ROUND), await http(PER_ROUND)];
    report(...pair);
    ratios.push(pair[1].perSecond / pair[0].perSecond);
  }
  compare('request-and-approve, throughput through HTTP / bare pg', middle(ratios), { atLeast: 0.5 });
  await Promise.all(clients.map((client) => client.end()));
}

const SMALL = 1_000;
const LARGE = 100_000;
const READS = 200;

/** The slot list with few visits in one database and many in another; the reads take turns. */
export async function benchSlotList(small: Server, large: Server): Promise<void> {
  const readSmall = await openList(small, [[SMALL, -10]]);
  const half = (LARGE - SMALL) / 2;
  const readLarge = await openList(large, [[SMALL, -10], [half, -1200], [half, 20]]); // prettier-ignore
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = [
      await readSmall(`slot list, ${SMALL} visits`),
      await readLarge(`slot list, ${LARGE} visits`),
    ] as const;
    // The first round only warms up.
    if (round === 0) continue;
    report(...pair);
    ratios.push(pair[1].p95Ms / pair[0].p95Ms);
  }
  compare('slot list, p95 with 100,000 / with 1,000 visits', middle(ratios), { atMost: 1.3 });
}

type Read = (name: string) => Promise<Timing>;

async function openList({ databaseUrl, baseUrl }: Server, fills: [count: number, fromDay: number][]): Promise<Read> {
  const client = await connect(databaseUrl);
  const company = await insertCompany(client, 500);
  for (const [count, fromDay] of fills) await fill(client, company, count, fromDay);
  const call = callAs(baseUrl, await makeToken(client, company.visitorIds[0]!));
  await client.end();
  return (name) => measure(name, { n: READS, lanes: 1 }, async () => void (await call('GET', '/slots?limit=50')));
}

/** Slots of one seat around the clock from a day on, each with an approved visit. */
async function fill(client: pg.Client, company: Company, count: number, fromDay: number): Promise<void> {
  const slotIds = await insertSlots(client, company, count, fromDay);
  await client.query(
    `INSERT INTO visits (slot_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, requested_by_id, requested_at)
     SELECT s.id, s.starts_at, s.ends_at, s.state, v.id, 'approved', '{Meekijken}', v.id, now()
       FROM unnest($1::uuid[]) WITH ORDINALITY t (id, n) JOIN slots s ON s.id = t.id
       JOIN (SELECT id, row_number() OVER () - 1 AS n FROM unnest($2::uuid[]) id) v ON v.n = t.n % $3`,
    [slotIds, company.visitorIds, company.visitorIds.length],
  );
  await client.query('ANALYZE');
}

const middle = (ratios: number[]) => ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function makeToken(client: pg.Client, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(`INSERT INTO api_tokens (person_id, name, token_hash) VALUES ($1, 'bench', $2)`, [
    personId,
    createHash('sha256').update(token).digest('hex'),
  ]);
  return token;
}

const agent = new Agent({ keepAlive: true, maxSockets: LANES });

type Call = (method: string, path: string, body?: object) => Promise<Record<string, unknown>>;

/** A plain HTTP client, so that the load costs as little as it can. Throws for any answer but success. */
const callAs =
  (baseUrl: string, token: string): Call =>
  (method, path, body) =>
    new Promise((resolve, reject) => {
      const data = body && JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        ...(data ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) } : {}),
      };
      const outgoing = request(`${baseUrl}/api/v1${path}`, { method, agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (answer.statusCode! >= 300) reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`));
          else resolve(JSON.parse(text) as Record<string, unknown>);
        });
      });
      outgoing.on('error', reject);
      outgoing.end(data);
    });
