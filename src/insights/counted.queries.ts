import type { Asked } from './insight.js';
import { floorsOf } from './open-insights.js';
import { instantsOf } from './stretches.js';

export interface CountedSql {
  /** `FROM … WHERE …` */
  from: string;
  values: unknown[];
  $(value: unknown): string;
}

/** Over, and nobody said that the guest stayed away; `$1` is now. */
export const HELD = `(v.state = 'approved' AND v.ends_at <= $1 AND a.outcome IS DISTINCT FROM 'missed')`;
export const MISSED = `(v.state = 'approved' AND a.outcome = 'missed')`;
export const TO_COME = `(v.state = 'approved' AND v.ends_at > $1)`;

/** In which stretch of the period a moment falls, from 1; `$2` are its bounds. */
export const stretchOf = (column: string) => `width_bucket(${column}, $2::timestamptz[])`;

/** PostgreSQL wants to know of every parameter what it is, also where a query does not need it. */
const KNOWN = '$1::timestamptz IS NOT NULL AND $2::timestamptz[] IS NOT NULL';

interface Wanted {
  /** Only those who visit departments of the reader, not those of them who visit others. */
  isHosted?: boolean;
  /** All that ever was. */
  isEver?: boolean;
  /** Also where nothing asks for it. */
  hasSlots?: boolean;
}

/** Visits in the period that the reader's figures are made of: `v`, with visitor `p`, attendance `a`, and with slot `s` where it matters. */
export function countedVisits(
  asked: Asked,
  { isHosted = false, isEver = false, hasSlots = false }: Wanted = {},
): CountedSql {
  const bounds = instantsOf(asked);
  const values: unknown[] = [asked.at, bounds];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const scope = asked.scope && $(asked.scope);
  const own = isHosted
    ? `s.department_id = ANY (${scope}::uuid[])`
    : `(s.department_id = ANY (${scope}::uuid[]) OR p.department_id = ANY (${scope}::uuid[]))`;
  const where = [
    KNOWN,
    ...(isEver ? [] : [`v.starts_at >= ${$(bounds[0])}`]),
    `v.starts_at < ${$(bounds.at(-1))}`,
    ...(scope ? [own] : []),
    ...(asked.hostId ? [`s.department_id = ${$(asked.hostId)}`] : []),
    ...(asked.visitorId ? [`p.department_id = ${$(asked.visitorId)}`] : []),
  ];
  const slots = scope || asked.hostId || hasSlots ? 'JOIN slots s ON s.id = v.slot_id' : '';
  const from = `FROM visits v ${slots} JOIN people p ON p.id = v.visitor_id
    LEFT JOIN attendances a ON a.visit_id = v.id WHERE ${where.join(' AND ')}`;
  return { from, values, $ };
}

/** Moments in the period at departments of the reader: `s`. */
export function countedSlots(asked: Asked): CountedSql {
  const bounds = instantsOf(asked);
  const floors = floorsOf(asked.scope, asked.hostId);
  const values: unknown[] = [asked.at, bounds];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [
    KNOWN,
    `s.starts_at >= ${$(bounds[0])} AND s.starts_at < ${$(bounds.at(-1))}`,
    ...(floors ? [`s.department_id = ANY (${$(floors)}::uuid[])`] : []),
  ];
  return { from: `FROM slots s WHERE ${where.join(' AND ')}`, values, $ };
}
