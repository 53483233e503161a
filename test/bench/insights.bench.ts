import pg from 'pg';
import { insights } from '../../src/insights/insights.js';
import { spans } from '../../src/insights/period.rules.js';
import { type BigLearnings, insertBigLearnings } from './big-learnings.js';
import { compare, measure, report, type Timing } from './measure.js';
import { get } from './pages.bench.js';
import type { Server } from './visits.bench.js';

const FIRST_PAINT_MS = 300;
const CHART_MS = 150;
const WARM_UP = 3;
const READS = 20;

interface Measured {
  server: Server;
  client: pg.Client;
  company: BigLearnings;
}

type Reader = 'hr' | 'lead';

interface PageToTime {
  reader: Reader;
  name: string;
  path: string;
  mostMs: number;
}

/** What HR looks at, or a lead, of whom only visits to and of the own department count. */
const pagesOf = (reader: Reader): PageToTime[] => [
  ...spans.map((span) => ({
    reader,
    name: `${reader}: first paint, span ${span}`,
    path: `/insights?span=${span}`,
    mostMs: FIRST_PAINT_MS,
  })),
  ...insights.flatMap(({ name }) =>
    (['year', 'years'] as const).map((span) => ({
      reader,
      name: `${reader}: chart ${name}, span ${span}`,
      path: `/insights/charts/${name}?span=${span}`,
      mostMs: CHART_MS,
    })),
  ),
  { reader, name: `${reader}: report of a month`, path: '/insights/report', mostMs: FIRST_PAINT_MS },
];

/** And how long it may take; a bare count of the rows it is made of stands beside it. */
const pagesToTime: PageToTime[] = [
  ...pagesOf('hr'),
  { reader: 'hr', name: 'hr: effect of a year', path: '/effect', mostMs: FIRST_PAINT_MS },
  ...pagesOf('lead'),
];

const counts = ['visits', 'learnings', 'actions', 'feedback_forms'];

/** Insights over five years of a company of 20,000, and of a tenth of it: how much slower ten times the data makes them. */
export async function benchInsights(small: Server, large: Server): Promise<void> {
  const tenth = await fill(small, 0.1);
  const whole = await fill(large, 1);
  for (const { client } of [tenth, whole]) report(...(await timeCounts(client)));
  const before = await timePages(tenth);
  const after = await timePages(whole);
  report(...after);
  for (const [place, { name, mostMs }] of pagesToTime.entries()) {
    const growth = after[place]!.medianMs / before[place]!.medianMs;
    compare(`${name}: growth of the median ${growth.toFixed(1)}; p95 in ms`, after[place]!.p95Ms, { atMost: mostMs });
  }
  for (const { client } of [tenth, whole]) await client.end();
}

async function fill(server: Server, share: number): Promise<Measured> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  return { server, client, company: await insertBigLearnings(client, share) };
}

async function timeCounts(client: pg.Client): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const table of counts) {
    timings.push(await measure(`(bare count of ${table})`, { n: READS, lanes: 1 }, async () => void (await client.query(`SELECT count(*) FROM ${table}`)))); // prettier-ignore
  }
  return timings;
}

async function timePages({ server: { baseUrl }, company: { cookies } }: Measured): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (const { reader, name, path } of pagesToTime) {
    const ask = () => get(baseUrl, { path, cookie: cookies[reader] });
    for (let n = 0; n < WARM_UP; n++) await ask();
    timings.push(await measure(name, { n: READS, lanes: 1 }, ask));
  }
  return timings;
}
