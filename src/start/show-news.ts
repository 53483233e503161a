import { listDoneLately } from '../outcomes/done-lately.queries.js';
import { excerpt } from '../outcomes/excerpt.rules.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

const NEWS_DAYS = 14;
const NEWS_SHOWN = 3;
const LONGEST_TEXT = 140;

/** What changed these weeks because of what the reader or their floor raised. */
export async function showNews(tx: Tx, me: Actor) {
  const news = await listDoneLately(tx, me, new Date(now().getTime() - NEWS_DAYS * 86_400_000), NEWS_SHOWN);
  return news.map(({ result, text, ...one }) => ({
    ...one,
    result: excerpt(result, LONGEST_TEXT),
    text: excerpt(text, LONGEST_TEXT),
  }));
}
