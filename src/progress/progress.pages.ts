import { Controller, Get, Query } from '@nestjs/common';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { isId } from '../platform/http/read-id.js';
import { localDate } from '../platform/views/days.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page, PageResult } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { countWithoutRotation, listCohortChoices, listManagerChoices } from './choices.queries.js';
import { readFigures } from './figures.queries.js';
import { listHires } from './hires.queries.js';
import { openProgress } from './open-progress.js';
import { listOverdue } from './overdue.queries.js';
import { groupings, progressStates, shareOf, views } from './progress.rules.js';
import { showFigures } from './show-figures.js';
import { showHire } from './show-hires.js';

const HIRES_ON_A_PAGE = 50;
type Asked = Record<string, unknown>;

/** What the address asks for; what means nothing is as if it was not asked. */
export function askedOf(query: Asked) {
  const typed = typedText(query, 'view', 'by', 'state', 'department', 'manager', 'cohort', 'stop', 'search');
  const id = (text: string) => (isId(text) ? text : undefined);
  return {
    typed,
    filter: {
      view: views.find((one) => one === typed.view),
      departmentId: id(typed.department),
      managerId: id(typed.manager),
      cohortId: id(typed.cohort),
      hostId: id(typed.stop),
      search: typed.search,
    },
    by: groupings.find((one) => one === typed.by) ?? 'stop',
    state: progressStates.find((one) => one === typed.state),
  };
}

@Controller('onboarding')
export class ProgressPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  overview(@Me() me: Actor, @Query() query: Asked): Promise<Answer> {
    const { filter, by } = askedOf(query);
    const { view: wanted, cohortId } = filter;
    return this.transactions.read(async (tx) => {
      const { views: own, view, timeZone, followed } = await openProgress(tx, me, { view: wanted, cohortId });
      const figures = showFigures(await readFigures(tx, followed), view);
      const groups = await listOverdue(tx, followed, by);
      const said = { view: wanted, cohort: cohortId };
      const most = Math.max(1, ...groups.map(({ of }) => of));
      return page('pages/progress/overview', {
        figures,
        view,
        views: links(own, (one) => pathWith('/onboarding', { ...said, view: one })),
        by,
        groupings: links(view === 'all' ? [...groupings] : ['stop', 'department'], (one) => `${pathWith('/onboarding', { ...said, by: one })}#overdue`), // prettier-ignore
        groups: groups.map((group) => ({
          ...group,
          share: shareOf(group.hires, group.of),
          bar: { been: (100 * group.hires) / most, booked: (100 * (group.of - group.hires)) / most },
          path: group.id && pathWith('/onboarding/hires', { ...said, state: 'overdue', [by]: group.id }),
        })),
        said,
        paths: Object.fromEntries(progressStates.map((state) => [state, pathWith('/onboarding/hires', { ...said, state })])), // prettier-ignore
        listPath: pathWith('/onboarding/hires', said),
        ...exportPaths(said),
        cohorts: await listCohortChoices(tx),
        typed: { cohort: cohortId ?? '', view: wanted ?? '' },
        withoutRotation: servesCompany(me) ? await countWithoutRotation(tx, localDate(now(), timeZone)) : 0,
        isHr: servesCompany(me),
        problems: noProblems,
      });
    });
  }

  @Get('hires')
  hires(@Me() me: Actor, @Query() query: Asked): Promise<Answer> {
    const { filter, state, typed } = askedOf(query);
    const { cursor } = typedText(query, 'cursor');
    return this.transactions.read(async (tx) => {
      const { view, followed } = await openProgress(tx, me, filter);
      const wanted = { state, limit: HIRES_ON_A_PAGE, cursor: cursor || undefined };
      const { items, nextCursor } = await listHires(tx, followed, wanted);
      const { by: _, ...said } = typed;
      const model = {
        hires: items.map((row) => showHire(row, view !== 'stops')),
        view,
        ...(await choices(tx)),
        typed,
        isNarrowed: Object.entries(said).some(([name, value]) => name !== 'view' && value !== ''),
        clearPath: pathWith('/onboarding/hires', { view: typed.view }),
        ...exportPaths(said),
        nextPath: nextCursor && pathWith('/onboarding/hires', { ...said, cursor: nextCursor }),
        isHr: servesCompany(me),
        problems: noProblems,
      };
      return new PageResult('pages/progress/hires', model, 200);
    });
  }
}

const links = <Name extends string>(names: Name[], pathOf: (name: Name) => string) =>
  names.map((name) => ({ name, path: pathOf(name) }));

const exportPaths = (said: Record<string, string | undefined>) => ({
  csvPath: pathWith('/onboarding/export.csv', said),
  xlsxPath: pathWith('/onboarding/export.xlsx', said),
});

async function choices(tx: Tx) {
  const departments = await listAllDepartments(tx);
  return {
    departments: departmentChoices(departments),
    hosts: departmentChoices(departments.filter(({ isHost }) => isHost)),
    managers: await listManagerChoices(tx),
    cohorts: await listCohortChoices(tx),
    states: progressStates.map((value) => ({ value, labelKey: `progress.state.${value}` })),
  };
}
