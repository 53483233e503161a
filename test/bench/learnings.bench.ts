import { DateTime } from 'luxon';
import pg from 'pg';
import { entities } from '../../src/app/entities.js';
import { learningOrders } from '../../src/learnings/found-learnings.queries.js';
import { joinAlike } from '../../src/learnings/join-alike.js';
import { getLearning, type LearningSearch, listLearnings } from '../../src/learnings/learnings.queries.js';
import { listLikes } from '../../src/learnings/likes.queries.js';
import { getActor } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { type BigLearnings, insertBigLearnings } from './big-learnings.js';
import { compare, measure, report, type Timing } from './measure.js';
import type { Server } from './visits.bench.js';

const MOST_SEARCH_MS = 100;
const MOST_JOIN_MS = 50;
const RUNS = { n: 20, lanes: 1 };
const WARM_UP = { n: 3, lanes: 1 };

/** In words that many or few have, or nobody; a filter alone and with words; and either order. */
const searchesOf = ({ themeId, departmentId }: BigLearnings): Record<string, LearningSearch> => ({
  all: {},
  'one word': { search: 'factuur' },
  'two words': { search: 'klanten begrijpen' },
  'rarer words': { search: 'incassobrief portaal' },
  'words in English': { search: 'letter update' },
  'a typo': { search: 'incasobreif' },
  'no such word': { search: 'xyzzyq' },
  'a theme': { themeId },
  'a word of a theme': { search: 'garantie', themeId },
  'a floor': { departmentId },
  'preventable, half a year': { preventable: 'yes', fromMonth: monthsAgo(24), untilMonth: monthsAgo(18) },
  'with an action': { hasAction: true },
  'a word, without an action': { search: 'polis', hasAction: false },
});

const monthsAgo = (months: number) => DateTime.utc().minus({ months }).toFormat('yyyy-MM');

/** Search and joining among all that was learned in five years, beside a tenth of it. */
export async function benchLearnings(tenth: Server, whole: Server): Promise<void> {
  const small = await benchSize('tenth', tenth, 0.1);
  const large = await benchSize('whole', whole, 1);
  report(...small, ...large);
  const worst = (timings: Timing[], word: string) =>
    Math.max(...timings.filter(({ name }) => name.includes(word)).map(({ p95Ms }) => p95Ms));
  const slow = large.filter(({ name, p95Ms }) => name.includes('search') && p95Ms > MOST_SEARCH_MS);
  console.log(`searches with a p95 over ${MOST_SEARCH_MS} ms: ${slow.map(({ name }) => name).join('; ') || 'none'}`);
  for (const word of ['search', 'join']) {
    const limit = word === 'search' ? MOST_SEARCH_MS : MOST_JOIN_MS;
    compare(`${word}, slowest p95 in ms`, worst(large, word), { atMost: limit });
    compare(`${word}, growth with ten times the data`, worst(large, word) / worst(small, word), { atMost: 10 });
  }
}

async function benchSize(size: string, { databaseUrl }: Server, share: number): Promise<Timing[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const big = await insertBigLearnings(client, share);
  await client.end();
  const dataSource = await createDataSource({ url: databaseUrl, poolSize: 2, entities, migrations: [] }).initialize();
  const timings = await timeLearnings(size, new Transactions(dataSource), big);
  await dataSource.destroy();
  return timings;
}

async function timeLearnings(size: string, transactions: Transactions, big: BigLearnings): Promise<Timing[]> {
  const timings: Timing[] = [];
  const time = async (name: string, work: (index: number) => Promise<unknown>) => {
    const once = async (index: number) => void (await work(index));
    await measure(name, WARM_UP, once);
    timings.push(await measure(`${size}: ${name}`, RUNS, once));
  };
  await time('(bare count of all)', () => transactions.read((tx) => tx.query('SELECT count(*) FROM learnings')));
  for (const role of ['hr', 'lead', 'colleague'] as const) {
    const actor: Actor = await transactions.read((tx) => getActor(tx, big.personIds[role]));
    for (const [name, wanted] of Object.entries(searchesOf(big))) {
      for (const order of learningOrders) {
        await time(`search by ${role}, by ${order}: ${name}`, () =>
          transactions.readMuch((tx) => listLearnings(tx, actor, { ...wanted, order, limit: 25 })),
        );
      }
    }
    if (role !== 'lead') continue;
    await time('join suggestions', (index) =>
      transactions.read(async (tx) => listLikes(tx, actor, await getLearning(tx, actor, ofMany(big, index)))),
    );
  }
  await time('join by itself', (index) =>
    transactions.run((tx) => joinAlike(tx, big.aloneIds[index % big.aloneIds.length]!)),
  );
  return timings;
}

const ofMany = ({ learningIds }: BigLearnings, index: number) => learningIds[index % learningIds.length]!;
