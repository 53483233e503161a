import type { Asked } from './insight.js';
import { floorsOf } from './open-insights.js';
import { instantsOf } from './stretches.js';

export interface CountedSql {
  /** `FROM …` of those that begin within the period, `WHERE` a condition holds. */
  from(condition: string): string;
  /** The same within one stretch of the period, the number of which is `stretch`. */
  fromStretch(condition: string): string;
  values: unknown[];
  $(value: unknown): string;
}

export const APPROVED = `v.state = 'approved'`;

// Of approved visits; the index with these tells of no state.
/** Over, and nobody said that the guest stayed away; `$1` is now. */
export const HELD = '(NOT v.is_missed AND v.ends_at <= $1)';
export const MISSED = 'v.is_missed';
export const TO_COME = 'v.ends_at > $1';

/** In which stretch of the period a moment falls, from 1; `$2` are its bounds. */
export const stretchOf = (column: string) => `width_bucket(${column}, $2::timestamptz[])`;

/** Every `stretch` of the period: what falls in it is read from an index at once, where to tell of each row takes longer than to read it. */
export const STRETCHES = 'generate_series(1, cardinality($2::timestamptz[]) - 1) AS stretch';

/** PostgreSQL wants to know of every parameter what it is, also where a query does not need it. */
const KNOWN = '$1::timestamptz IS NOT NULL AND $2::timestamptz[] IS NOT NULL';

const bound = (place: string) => `($2::timestamptz[])[${place}]`;
const within = (first: string, after: string) => `starts_at >= ${bound(first)} AND starts_at < ${bound(after)}`;
const STRETCH = within('stretch', 'stretch + 1');
const PERIOD = within('1', 'cardinality($2::timestamptz[])');
const EVER = `starts_at < ${bound('cardinality($2::timestamptz[])')}`;

const visitorsOf = (departments: string) =>
  `visitor_id IN (SELECT id FROM people WHERE department_id = ANY (${departments}::uuid[]))`;

interface Wanted {
  /** Only those who visit departments of the reader, not those of them who visit others. */
  isHosted?: boolean;
  /** All that ever was. */
  isEver?: boolean;
}

/** Visits that the reader's figures are made of: `v`. */
export function countedVisits(asked: Asked, { isHosted = false, isEver = false }: Wanted = {}): CountedSql {
  const values: unknown[] = [asked.at, instantsOf(asked)];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const filters = [
    KNOWN,
    ...(asked.hostId ? [`floor_id = ${$(asked.hostId)}`] : []),
    ...(asked.visitorId ? [visitorsOf($([asked.visitorId]))] : []),
  ];
  // A condition with an OR could use no index: each way to be the reader's reads by one of its own.
  const ways = [''];
  if (asked.scope) {
    const scope = $(asked.scope);
    ways[0] = ` AND floor_id = ANY (${scope}::uuid[])`;
    if (!isHosted) ways.push(` AND ${visitorsOf(scope)} AND floor_id <> ALL (${scope}::uuid[])`);
  }
  const select = (time: string) => (condition: string) =>
    `FROM (${ways.map((way) => `SELECT v.* FROM visits v WHERE ${filters.join(' AND ')} AND ${time} AND ${condition}${way}`).join(' UNION ALL ')}) v`;
  return { from: select(isEver ? EVER : PERIOD), fromStretch: select(STRETCH), values, $ };
}

/** Moments that others can see at departments of the reader: `s`. */
export function countedSlots(asked: Asked): CountedSql {
  const values: unknown[] = [asked.at, instantsOf(asked)];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const floors = floorsOf(asked.scope, asked.hostId);
  const own = floors ? ` AND s.department_id = ANY (${$(floors)}::uuid[])` : '';
  const select = (time: string) => (condition: string) =>
    `FROM slots s WHERE ${KNOWN} AND s.state = 'published' AND ${time} AND ${condition}${own}`;
  return { from: select(PERIOD), fromStretch: select(STRETCH), values, $ };
}
