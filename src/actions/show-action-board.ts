import { departmentChoices } from '../people/department-choices.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { countActions, listActions, type StateCounts } from './action-list.queries.js';
import { actionStates, isEnded } from './action.rules.js';
import { showCard } from './show-action.js';

const CARDS = 50;
const ENDED_CARDS = 20;
/** What ended longer ago is in the list. */
const ENDED_DAYS = 90;
const DAY_MS = 86_400_000;

/** In the address: the boards of all departments as one. */
const ALL = 'all';

/** Actions that the reader may see, by how far they are: of their own department, or of all where there are none. */
export async function showActionBoard(tx: Tx, me: Actor, asked: string) {
  const departments = await listAllDepartments(tx);
  const home = ledDepartmentIds(me)[0] ?? me.departmentId;
  const wanted = departments.find(({ id }) => id === asked) ?? departments.find(({ id }) => id === home);
  const endedAfter = new Date(now().getTime() - ENDED_DAYS * DAY_MS);
  const count = async (departmentId?: string) => {
    const running = await countActions(tx, me, { departmentId, isEnded: false });
    const ended = await countActions(tx, me, { departmentId, endedAfter });
    return { ...running, done: ended.done, dropped: ended.dropped };
  };
  const own = asked === ALL ? null : await count(wanted?.id);
  const department = own && (asked || hasAny(own)) ? wanted : undefined;
  const counts = own && department ? own : await count();
  const departmentId = department?.id;
  const columns = await Promise.all(
    actionStates.map(async (state) => {
      const filter = { departmentId, state, ...(isEnded(state) && { endedAfter }) };
      const { items } = await listActions(tx, me, { ...filter, limit: isEnded(state) ? ENDED_CARDS : CARDS });
      return {
        state,
        count: counts[state],
        more: counts[state] - items.length,
        cards: items.map((action) => showCard(action, me)),
      };
    }),
  );
  return {
    departmentId: departmentId ?? ALL,
    departmentName: department?.name ?? null,
    departments: [{ value: ALL, labelKey: 'actions.any-department' }, ...departmentChoices(departments)],
    columns,
    overdue: counts.overdue,
    isEmpty: columns.every(({ count }) => count === 0),
  };
}

const hasAny = (counts: StateCounts) => actionStates.some((state) => counts[state] > 0);
