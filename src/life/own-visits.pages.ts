import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Page } from '../platform/http/paging.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { showPlace } from '../slots/show-place.js';
import { findOwnViews, listOwnVisits, type OwnView, type VisitRow } from './own-visits.queries.js';
import { shownState } from './show-visit.js';

const VISITS_ON_A_PAGE = 20;
const states = [
  'requested',
  'waiting',
  'offered',
  'approved',
  'past',
  'declined',
  'expired',
  'withdrawn',
  'moved',
  'cancelled',
] as const;
const groups = ['coming', 'earlier'] as const;

type State = (typeof states)[number];
type When = (typeof groups)[number];

/** Visits that are the reader's business: their own, those beside them, those of their people. */
@Controller('visits')
export class OwnVisitsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const views = await findOwnViews(tx, me.id);
      const filter = readFilter(query, views);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const wanted = groups.filter((when) => filter.when === '' || filter.when === when);
      const shown = [];
      for (const when of wanted) {
        const listed = await listOwnVisits(tx, me.id, { ...asQuestion(filter), when, at: now() });
        if (listed.items.length) shown.push(showGroup(when, listed, filter, timeZone));
      }
      return page('pages/life/list', {
        filter,
        views: views.map((name) => ({ name, path: addressOf({ ...blank, view: name }) })),
        states: states.map((value) => ({ value, labelKey: `visits.state.${value}` })),
        isFiltered: Boolean(filter.state || filter.q || filter.when),
        clearPath: addressOf({ ...blank, view: filter.view }),
        groups: shown,
        problems: noProblems,
      });
    });
  }
}

interface Filter {
  view: OwnView;
  state: State | '';
  q: string;
  when: When | '';
  cursor: string;
}

const blank: Filter = { view: 'mine', state: '', q: '', when: '', cursor: '' };

/** What the address says; what it cannot mean is left out. */
function readFilter(query: Record<string, unknown>, views: OwnView[]): Filter {
  const { view, state, q, when, cursor } = typedText(query, 'view', 'state', 'q', 'when', 'cursor');
  const known = <T extends string>(values: readonly T[], value: string) => values.find((one) => one === value);
  return {
    view: known(views, view) ?? 'mine',
    state: known(states, state) ?? '',
    q: q.trim().slice(0, 100),
    when: known(groups, when) ?? '',
    cursor,
  };
}

const addressOf = (filter: Filter) =>
  pathWith('/visits', { ...filter, view: filter.view === 'mine' ? '' : filter.view });

const asQuestion = ({ view, state, q, cursor }: Filter) => ({
  view,
  state: state || undefined,
  search: q || undefined,
  cursor: cursor || undefined,
  limit: VISITS_ON_A_PAGE,
});

function showGroup(name: When, { items, nextCursor }: Page<VisitRow>, filter: Filter, timeZone: string) {
  return {
    name,
    visits: items.map((visit) => ({ ...showPlace(visit, timeZone), shownState: shownState(visit) })),
    nextPath: nextCursor && addressOf({ ...filter, when: name, cursor: nextCursor }),
  };
}
