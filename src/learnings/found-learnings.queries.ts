import type { Channel } from '../slots/slot.rules.js';
import type { Lacked, LearningQuestion, Preventable } from './learning.rules.js';
import { SEEN_LEARNING } from './seen-learnings.queries.js';

export const learningOrders = ['month', 'heard'] as const;
export type LearningOrder = (typeof learningOrders)[number];

export interface LearningFilter {
  themeId?: string;
  channel?: Channel;
  /** The floor where it was heard. */
  departmentId?: string;
  question?: LearningQuestion;
  preventable?: Preventable;
  lacked?: Lacked;
  /** Only what the actor wrote. */
  isMine?: boolean;
  /** Only what is meant for a department of the actor. */
  isForMine?: boolean;
  hasAction?: boolean;
  /** `2026-03`, both included. */
  fromMonth?: string;
  untilMonth?: string;
}

/** Whether it leaves out most: an action, a channel or a question leave much. */
export const isNarrow = (filter: LearningFilter): boolean =>
  [filter.themeId, filter.departmentId, filter.preventable, filter.lacked, filter.fromMonth, filter.untilMonth].some(
    Boolean,
  ) || Boolean(filter.isMine || filter.isForMine);

type Keep = (value: unknown) => string;
type Condition = (l: string) => string;

const always: Condition = () => 'true';
const all = (conditions: Condition[]): Condition =>
  conditions.length ? (l) => conditions.map((condition) => condition(l)).join(' AND ') : always;

/**
 * What the filter asks of a row of learnings.
 * @param search a `tsquery`, or the ids of what has the words
 * @param $ keeps a value and gives the name of its parameter
 */
export function askedOf(filter: LearningFilter, search: string | string[] | null, $: Keep): Condition {
  const asked: Condition[] = [];
  const add = (value: unknown, condition: (name: string) => Condition) => {
    if (value === undefined || value === null) return;
    asked.push(condition($(value)));
  };
  add(search, (name) => (l) => Array.isArray(search) ? `${l}.id = ANY (${name}::uuid[])` : `${l}.search @@ ${name}::tsquery`); // prettier-ignore
  add(filter.themeId, (name) => (l) => `${l}.theme_id = ${name}`);
  add(filter.channel, (name) => (l) => `${l}.channel = ${name}`);
  add(filter.departmentId, (name) => (l) => `${l}.department_id = ${name}`);
  add(filter.question, (name) => (l) => `${l}.question = ${name}`);
  add(filter.preventable, (name) => (l) => `${l}.preventable = ${name}`);
  add(filter.lacked, (name) => (l) => `${name} = ANY (${l}.lacked)`);
  add(filter.fromMonth, (name) => (l) => `${l}.learned_month >= (${name} || '-01')::date`);
  add(filter.untilMonth, (name) => (l) => `${l}.learned_month <= (${name} || '-01')::date`);
  if (filter.isMine) asked.push((l) => `${l}.author_id = $2`);
  if (filter.isForMine) asked.push((l) => `${l}.for_department_id = ANY ($3::uuid[])`);
  add(filter.hasAction, (name) => (l) => `(${HAS_ACTION(l)}) = ${name}`);
  return all(asked);
}

const HAS_ACTION = (l: string) =>
  `EXISTS (SELECT FROM learnings acted WHERE acted.id = ${l}.head_id AND acted.head_id = acted.id AND acted.stage > 0)`;

const DONE_BY_ME = `WITH done AS MATERIALIZED (
  SELECT DISTINCT a.learning_id FROM actions a WHERE a.owner_id = $2 OR a.department_id = ANY ($3::uuid[]))`;

/** Reads what meets one condition more. */
type Read = (condition: string) => string;

// A condition with an OR could use no index; each way to see a learning reads by one of its own.
const ofFloors = (read: Read, column: string) =>
  `SELECT own.* FROM unnest($3::uuid[]) floor, LATERAL (${read(`l.${column} = floor`)}) own`;

const waysOf = (read: Read): string[] => [
  read('l.author_id = $2'),
  ofFloors(read, 'department_id'),
  ofFloors(read, 'for_department_id'),
  read('l.head_id <> l.id AND l.id = ANY (ARRAY(SELECT learning_id FROM done))'),
];

export interface Wanted {
  servesCompany: boolean;
  asked: Condition;
  /** Whether what is asked has an index of its own, and leaves little. */
  isNarrow: boolean;
  limit: string;
  /** Names of the parameters with the sort keys of the last row that was seen. */
  after: [string, string] | null;
}

/** SQL for `id` of the learnings found, of each group the latest, the latest month first. */
export function selectByMonth({ servesCompany, asked, isNarrow, limit, after }: Wanted): string {
  const order = 'ORDER BY learned_month DESC, id DESC';
  const isNext = (l: string) =>
    after ? `(${l}.learned_month, ${l}.id) < (${after[0]}::date, ${after[1]}::uuid)` : 'true';
  const isLatest = `NOT EXISTS (SELECT FROM learnings o WHERE o.head_id = l.head_id
    AND (o.learned_month, o.id) > (l.learned_month, l.id) AND ${asked('o')} AND ${SEEN_LEARNING('o')})`;
  // An order that an index has would be gone through for years before the first of few is found.
  const few = isNarrow ? `, few AS MATERIALIZED (SELECT * FROM learnings f WHERE ${asked('f')})` : '';
  const from = isNarrow ? 'few' : 'learnings';
  const read: Read = (condition) => `SELECT l.id, l.learned_month FROM ${from} l
    WHERE ${condition} AND ${asked('l')} AND ${isNext('l')} AND ${isLatest} ${order} LIMIT ${limit}`;
  // Of a head with something to do, all that is joined to it is seen: the latest is found by the index alone.
  const doneAtHeads = `SELECT latest.* FROM done, LATERAL (SELECT l.id, l.learned_month FROM learnings l
      WHERE l.head_id = done.learning_id AND ${asked('l')} ${order} LIMIT 1) latest
    WHERE ${isNext('latest')} ${order} LIMIT ${limit}`;
  const reads = servesCompany ? [read('true')] : [...waysOf(read), doneAtHeads];
  return `${DONE_BY_ME}${few} SELECT id, row_number() OVER (${order}) AS place
    FROM (${reads.map((one) => `(${one})`).join(' UNION ')}) found ${order} LIMIT ${limit}`;
}

/** SQL for `id` of the learnings found, of each group the head where that is found itself, what was heard most first. */
export function selectByHeard({ servesCompany, asked, isNarrow, limit, after }: Wanted): string {
  const read: Read = (condition) => `SELECT l.head_id FROM learnings l WHERE ${condition} AND ${asked('l')}`;
  const doneAtHeads = read('l.head_id = ANY (ARRAY(SELECT learning_id FROM done))');
  const reads = servesCompany ? [read('true')] : [...waysOf(read), doneAtHeads];
  const isNext = after ? `(h.all_heard, h.id) < (${after[0]}::bigint, ${after[1]}::uuid)` : 'true';
  // What is narrow is found whole first: heads gone through in their order may be the wrong ones for long.
  const isWhole = isNarrow || !servesCompany;
  return `${DONE_BY_ME}, found AS ${isWhole ? '' : 'NOT '}MATERIALIZED (${reads.map((one) => `(${one})`).join(isWhole ? ' UNION ' : ' UNION ALL ')}),
    heads AS (
      SELECT h.id, h.all_heard FROM learnings h
       WHERE h.head_id = h.id AND ${isNext} AND h.id IN (SELECT head_id FROM found)
       ORDER BY h.all_heard DESC, h.id DESC LIMIT ${limit}
    )
    SELECT own.id, row_number() OVER (ORDER BY heads.all_heard DESC, heads.id DESC) AS place FROM heads, LATERAL (
      SELECT l.id FROM learnings l WHERE l.head_id = heads.id AND ${asked('l')} AND ${SEEN_LEARNING('l')}
       ORDER BY l.id = heads.id DESC, l.learned_month DESC, l.id DESC LIMIT 1
    ) own`;
}
