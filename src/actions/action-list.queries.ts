import { learningsSeenBy } from '../learnings/seen-learnings.queries.js';
import { searchPatterns } from '../people/people-search.rules.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import type { ActionState } from './action.rules.js';
import { type ActionView, SELECT_ACTIONS } from './actions.queries.js';
import { ACTION_SEEN } from './seen-actions.js';

export interface ActionFilter {
  departmentId?: string;
  ownerId?: string;
  /** The learning it came from, or one joined to that. */
  learningId?: string;
  themeId?: string;
  state?: ActionState;
  /** Open or taken up; those that ended. */
  isEnded?: boolean;
  isOverdue?: boolean;
  endedAfter?: Date;
  /** Words of which each stands in what is said of it. */
  search?: string;
  limit?: number;
  cursor?: string;
}

const TODAY = `($4::timestamptz AT TIME ZONE d.time_zone)::date`;

function narrow(actor: Actor, filter: ActionFilter) {
  const values: unknown[] = [...learningsSeenBy(actor), now()];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [ACTION_SEEN];
  if (filter.departmentId) where.push(`a.department_id = ${$(filter.departmentId)}`);
  if (filter.ownerId) where.push(`a.owner_id = ${$(filter.ownerId)}`);
  if (filter.learningId)
    where.push(`origin.head_id = (SELECT head_id FROM learnings WHERE id = ${$(filter.learningId)})`);
  if (filter.themeId)
    where.push(
      `EXISTS (SELECT FROM learnings t WHERE t.head_id = origin.head_id AND t.theme_id = ${$(filter.themeId)})`,
    );
  if (filter.state) where.push(`a.state = ${$(filter.state)}`);
  if (filter.isEnded !== undefined) where.push(`a.state ${filter.isEnded ? 'NOT ' : ''}IN ('open', 'doing')`);
  if (filter.isOverdue !== undefined)
    where.push(`(a.state IN ('open', 'doing') AND a.due_on < ${TODAY}) = ${$(filter.isOverdue)}`);
  if (filter.endedAfter) where.push(`a.ended_at > ${$(filter.endedAfter)}`);
  const patterns = searchPatterns(filter.search ?? '');
  if (patterns.length) where.push(`a.search_text LIKE ALL (${$(patterns)}::text[])`);
  return { values, $, where };
}

const isToDo = ({ state, isEnded, isOverdue }: ActionFilter) =>
  isEnded === false || isOverdue === true || state === 'open' || state === 'doing';

const MADE = `date_trunc('milliseconds', a.created_at)`;

/** Actions the actor may see: what is to be done by due date, the soonest first; all else the last made first. */
export async function listActions(tx: Tx, actor: Actor, filter: ActionFilter = {}): Promise<Page<ActionView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const { values, $, where } = narrow(actor, filter);
  const byDueDate = isToDo(filter);
  if (filter.cursor && byDueDate) {
    const [dueOn, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(a.due_on, a.id) > (${$(dueOn.slice(0, 10))}::date, ${$(id)}::uuid)`);
  } else if (filter.cursor) {
    const [createdAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(${MADE}, a.id) < (${$(createdAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const order = byDueDate ? 'a.due_on, a.id' : `${MADE} DESC, a.id DESC`;
  const rows: ActionView[] = await tx.query(
    `${SELECT_ACTIONS} WHERE ${where.join(' AND ')} ORDER BY ${order} LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, ({ id, dueOn, createdAt }) => [
    byDueDate ? `${dueOn}T00:00:00.000Z` : createdAt.toISOString(),
    id,
  ]);
}

export type StateCounts = Record<ActionState, number> & { overdue: number };

/** How many there are in each state, and of those to be done how many past their due date. */
export async function countActions(tx: Tx, actor: Actor, filter: ActionFilter): Promise<StateCounts> {
  const { values, where } = narrow(actor, filter);
  const inState = (state: ActionState) => `count(*) FILTER (WHERE a.state = '${state}')::int AS ${state}`;
  const [counts]: [StateCounts] = await tx.query(
    `SELECT ${inState('open')}, ${inState('doing')}, ${inState('done')}, ${inState('dropped')},
            count(*) FILTER (WHERE a.state IN ('open', 'doing') AND a.due_on < ${TODAY})::int AS overdue
       FROM actions a JOIN learnings origin ON origin.id = a.learning_id JOIN departments d ON d.id = a.department_id
      WHERE ${where.join(' AND ')}`,
    values,
  );
  return counts;
}
