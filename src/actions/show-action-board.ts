import { departmentChoices } from '../people/department-choices.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { countActions, listActions } from './action-list.queries.js';
import { actionStates, isEnded } from './action.rules.js';
import { showCard } from './show-action.js';

const CARDS = 50;
const ENDED_CARDS = 20;
/** What ended longer ago is in the list. */
const ENDED_DAYS = 90;
const DAY_MS = 86_400_000;

/** The actions of a department that the reader may see, by how far they are; the reader's own department unless they ask. */
export async function showActionBoard(tx: Tx, me: Actor, asked: string) {
  const departments = await listAllDepartments(tx);
  const home = ledDepartmentIds(me)[0] ?? me.departmentId;
  const department =
    departments.find(({ id }) => id === asked) ?? departments.find(({ id }) => id === home) ?? departments[0];
  const departmentId = department?.id ?? home;
  const endedAfter = new Date(now().getTime() - ENDED_DAYS * DAY_MS);
  const [running, ended] = await Promise.all([
    countActions(tx, me, { departmentId, isEnded: false }),
    countActions(tx, me, { departmentId, endedAfter }),
  ]);
  const columns = await Promise.all(
    actionStates.map(async (state) => {
      const filter = { departmentId, state, ...(isEnded(state) && { endedAfter }) };
      const { items } = await listActions(tx, me, { ...filter, limit: isEnded(state) ? ENDED_CARDS : CARDS });
      const count = isEnded(state) ? ended[state] : running[state];
      return { state, count, more: count - items.length, cards: items.map((action) => showCard(action, me)) };
    }),
  );
  return {
    departmentId,
    departmentName: department?.name ?? '',
    departments: departmentChoices(departments),
    columns,
    overdue: running.overdue,
    isEmpty: columns.every(({ count }) => count === 0),
  };
}
