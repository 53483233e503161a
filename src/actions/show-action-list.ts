import { listThemeChoices } from '../learnings/themes.queries.js';
import { departmentChoices } from '../people/department-choices.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { pathWith } from '../platform/views/path-with.js';
import { type ActionFilter, countActions, listActions } from './action-list.queries.js';
import { showCard } from './show-action.js';

const ROWS_ON_A_PAGE = 30;
const shown = ['todo', 'overdue', 'open', 'doing', 'done', 'dropped', 'all'] as const;

const stateFilters: Record<(typeof shown)[number], ActionFilter> = {
  todo: { isEnded: false },
  overdue: { isOverdue: true },
  open: { state: 'open' },
  doing: { state: 'doing' },
  done: { state: 'done' },
  dropped: { state: 'dropped' },
  all: {},
};

/** What is looked for, as it stands in the address, and what was found; what means nothing there is left out. */
export async function showActionList(tx: Tx, me: Actor, query: Record<string, unknown>) {
  const asked = typedText(query, 'search', 'department', 'theme', 'show', 'who', 'cursor');
  const departments = await listAllDepartments(tx);
  const themes = await listThemeChoices(tx);
  const show = shown.find((name) => name === asked.show) ?? 'todo';
  const departmentId = departments.find(({ id }) => id === asked.department)?.id;
  const themeId = themes.find(({ id }) => id === asked.theme)?.id;
  const isMine = asked.who === 'me';
  const search = asked.search.slice(0, 100);
  const filter: ActionFilter = {
    ...stateFilters[show],
    search,
    departmentId,
    themeId,
    ownerId: isMine ? me.id : undefined,
  };
  const found = await listActions(tx, me, { ...filter, limit: ROWS_ON_A_PAGE, cursor: asked.cursor || undefined });
  const counts = await countActions(tx, me, filter);
  const typed = { search, department: departmentId ?? '', theme: themeId ?? '', show, who: isMine ? 'me' : '' };
  return {
    typed,
    count: counts.open + counts.doing + counts.done + counts.dropped,
    actions: found.items.map((action) => showCard(action, me)),
    departments: departmentChoices(departments),
    themes: themes.map(({ id, name }) => ({ value: id, label: name })),
    shows: shown.map((value) => ({ value, labelKey: `actions.show.${value}` })),
    isNarrow: show !== 'todo' || [typed.search, typed.department, typed.theme, typed.who].some(Boolean),
    nextPath: found.nextCursor && pathWith('/actions/list', { ...typed, cursor: found.nextCursor }),
  };
}
