import { Agent, request } from 'node:http';
import pg from 'pg';
import { insertBigCompany } from './big-company.js';
import { measure, report, type Timing } from './measure.js';
import { listPages, type PageToAsk } from './page-list.js';
import { weighInBrowser } from './page-shifts.js';
import { weighPages } from './page-weight.js';
import type { Server } from './visits.bench.js';

const MOST_MS = 50;
const WARM_UP = 5;
const READS = 40;

/** Time at the server and weight on the wire of every page, with three years of a big company in the database. */
export async function benchPages({ databaseUrl, baseUrl }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const company = await insertBigCompany(client);
  const asked = listPages(company);
  await timePages(client, baseUrl, asked);
  await client.end();
  await weighPages(baseUrl, asked);
  await weighInBrowser(baseUrl, company);
}

export async function timePages(client: pg.Client, baseUrl: string, asked: PageToAsk[]): Promise<void> {
  const yardsticks = await measureYardsticks(client, baseUrl);
  const timings: Timing[] = [];
  for (const page of asked) timings.push(await measurePage(baseUrl, page));
  report(...yardsticks, ...(await measureYardsticks(client, baseUrl)), ...timings);
  const slow = timings.filter(({ p95Ms }) => p95Ms > MOST_MS);
  console.log(
    `pages with a p95 over ${MOST_MS} ms: ${slow.map(({ name }) => name).join(', ') || 'none, the limit holds'}\n`,
  );
}

/** What the machine takes at this moment for next to nothing: one statement, and one answer without a page. */
async function measureYardsticks(client: pg.Client, baseUrl: string): Promise<Timing[]> {
  const nothing = { path: '/health/live', cookie: '' };
  return [
    await measure('(bare SELECT 1)', { n: READS, lanes: 1 }, async () => void (await client.query('SELECT 1'))),
    await measure('(answer without a page)', { n: READS, lanes: 1 }, () => get(baseUrl, nothing)),
  ];
}

async function measurePage(baseUrl: string, page: PageToAsk): Promise<Timing> {
  for (let n = 0; n < WARM_UP; n++) await get(baseUrl, page);
  return measure(page.name, { n: READS, lanes: 1 }, () => get(baseUrl, page));
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks as a browser does, compressed. Throws for anything but a page. */
export function get(baseUrl: string, { path, cookie }: { path: string; cookie: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'nl' };
    const outgoing = request(baseUrl + path, { agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode}`)),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}
