import type { Tx } from '../platform/database/transactions.js';
import { formatInstant } from '../platform/views/dates.js';
import { findForgottenUntil } from './forgotten.queries.js';
import type { Asked, Words } from './insight.js';
import { instantsOf } from './stretches.js';

/** What a chart has to say of visits so long ago that nobody knows any more who came: nothing where all are known. */
export async function noteForgotten(
  tx: Tx,
  asked: Asked,
  { say, language }: Words,
  about: 'visitors' | 'coverage' | 'host',
): Promise<string[]> {
  const until = await findForgottenUntil(tx);
  if (!until || (about === 'visitors' && until < instantsOf(asked)[0]!)) return [];
  return [say(`insights.forgotten.${about}`, { day: formatInstant(until, 'dayOfYear', asked.timeZone, language) })];
}
