import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Channel } from '../slots/slot.rules.js';
import {
  askedOf,
  isNarrow,
  type LearningFilter,
  type LearningOrder,
  selectByHeard,
  selectByMonth,
} from './found-learnings.queries.js';
import type { Lacked, LearningQuestion, Preventable } from './learning.rules.js';
import { MARK_END, MARK_START } from './marks.rules.js';
import { findFew, readAlikeSearch, readSearch } from './search-words.queries.js';
import { learningsSeenBy, SEEN_LEARNING } from './seen-learnings.queries.js';

/** A learning as its circle reads it: not who wrote it, nor on which day. */
export interface LearningView {
  id: string;
  headId: string;
  question: LearningQuestion;
  text: string;
  /** The text with what was searched for between marks; see `marks.rules`. */
  marked: string;
  themeId: string | null;
  themeName: string | null;
  channel: Channel;
  departmentId: string;
  departmentName: string;
  forDepartmentId: string | null;
  forDepartmentName: string | null;
  /** `2026-03-01` */
  month: string;
  timesHeard: number;
  preventable: Preventable | null;
  lacked: Lacked[];
  isMine: boolean;
  /** Of all that is joined to it. */
  allHeard: number;
  allLearnings: number;
  allVisits: number;
  actions: number;
}

// What matched in neither language begins with what was typed: the Dutch parser marks that as well.
const headline = (language: 'nl' | 'en', search: string) =>
  `ts_headline('learnings_${language}', l.text, ${search}::tsquery, 'HighlightAll=true, StartSel=${MARK_START}, StopSel=${MARK_END}')`;

const MARKED = (search: string) =>
  `CASE WHEN ${headline('nl', search)} <> l.text THEN ${headline('nl', search)} ELSE ${headline('en', search)} END`;

const COLUMNS = `l.id, l.head_id AS "headId", l.question, l.text, l.theme_id AS "themeId", t.name AS "themeName", l.channel,
    l.department_id AS "departmentId", d.name AS "departmentName", l.for_department_id AS "forDepartmentId", target.name AS "forDepartmentName",
    l.learned_month::text AS month, l.times_heard AS "timesHeard", l.preventable, l.lacked, l.author_id = $2 AS "isMine",
    h.all_heard AS "allHeard", h.all_learnings AS "allLearnings", h.all_visits AS "allVisits",
    (SELECT count(*)::int FROM learnings m JOIN actions a ON a.learning_id = m.id WHERE m.head_id = l.head_id) AS actions`;
const NAMES = `JOIN learnings h ON h.id = l.head_id JOIN departments d ON d.id = l.department_id
  LEFT JOIN departments target ON target.id = l.for_department_id LEFT JOIN themes t ON t.id = l.theme_id`;

/** SQL for rows as `LearningView`; `$2` is who reads them. */
export const SELECT_LEARNINGS = `SELECT ${COLUMNS}, l.text AS marked FROM learnings l ${NAMES}`;

export interface LearningSearch extends LearningFilter {
  search?: string;
  order?: LearningOrder;
  limit?: number;
  cursor?: string;
}

export interface FoundLearnings extends Page<LearningView> {
  /** Whether nothing has the words that were typed, and these have words like them. */
  isAlike: boolean;
}

/**
 * What the actor may see of what was learned, each group once: the latest month first, or what was heard most.
 * @param mostFew of so many or fewer each is looked up; the answer is the same whatever it is
 */
export async function listLearnings(
  tx: Tx,
  actor: Actor,
  wanted: LearningSearch = {},
  mostFew = 500,
): Promise<FoundLearnings> {
  const search = await readSearch(tx, wanted.search ?? '');
  const found = await readFound(tx, actor, wanted, search, mostFew);
  if (found.items.length || !search) return { ...found, isAlike: false };
  const alike = await readAlikeSearch(tx, wanted.search ?? '');
  return alike
    ? { ...(await readFound(tx, actor, wanted, alike, mostFew)), isAlike: true }
    : { ...found, isAlike: false };
}

async function readFound(
  tx: Tx,
  actor: Actor,
  wanted: LearningSearch,
  search: string | null,
  mostFew: number,
): Promise<Page<LearningView>> {
  const limit = wanted.limit ?? DEFAULT_LIMIT;
  const isByHeard = wanted.order === 'heard';
  const few = search && !isByHeard ? await findFew(tx, search, mostFew) : null;
  if (few?.length === 0) return { items: [], nextCursor: null };
  const values = learningsSeenBy(actor);
  const $ = (value: unknown) => `$${values.push(value)}`;
  const found = (isByHeard ? selectByHeard : selectByMonth)({
    servesCompany: servesCompany(actor),
    asked: askedOf(wanted, few ?? search, $),
    isNarrow: isByHeard ? search !== null || isNarrow(wanted) : few !== null,
    limit: $(limit + 1),
    after: wanted.cursor ? readCursor(wanted.cursor, isByHeard, $) : null,
  });
  const rows: LearningView[] = await tx.query(
    `SELECT ${COLUMNS}, ${search ? MARKED($(search)) : 'l.text'} AS marked FROM (${found}) found JOIN learnings l ON l.id = found.id ${NAMES}
      WHERE $1::boolean IS NOT NULL ORDER BY found.place`,
    values,
  );
  return toPage(rows, limit, (row) =>
    isByHeard ? [String(row.allHeard), row.headId] : [`${row.month}T00:00:00.000Z`, row.id],
  );
}

function readCursor(cursor: string, isByHeard: boolean, $: (value: unknown) => string): [string, string] {
  const [key, id] = decodeCursor(cursor, isByHeard ? 'number' : 'instant', 'uuid');
  return [$(isByHeard ? key : key.slice(0, 10)), $(id)];
}

/** Throws NotFound for what the actor may not see. */
export async function getLearning(tx: Tx, actor: Actor, learningId: string): Promise<LearningView> {
  const rows: LearningView[] = await tx.query(`${SELECT_LEARNINGS} WHERE l.id = $4 AND ${SEEN_LEARNING()}`, [
    ...learningsSeenBy(actor),
    learningId,
  ]);
  if (!rows[0]) throw new NotFound('learning');
  return rows[0];
}

export const MOST_JOINED = 100;

/** What else the actor may see of what is joined to it, its head first. */
export function listJoined(
  tx: Tx,
  actor: Actor,
  { id, headId }: Pick<LearningView, 'id' | 'headId'>,
): Promise<LearningView[]> {
  return tx.query(
    `${SELECT_LEARNINGS} WHERE l.head_id = $4 AND l.id <> $5 AND ${SEEN_LEARNING()}
      ORDER BY l.id = l.head_id DESC, l.learned_month DESC, l.id LIMIT ${MOST_JOINED}`,
    [...learningsSeenBy(actor), headId, id],
  );
}
