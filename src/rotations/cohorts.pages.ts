import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { attempt, type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { translate } from '../platform/views/locales.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { addCohort } from './add-cohort.js';
import { addRotations } from './add-rotations.js';
import { changeCohort } from './change-cohort.js';
import { getCohort, listCohorts, suggestCohorts } from './cohorts.queries.js';
import { removeCohort } from './remove-cohort.js';
import { AddRotationsInput, CohortInput } from './rotations.dto.js';
import { formatInstant } from '../platform/views/dates.js';
import { type HireSearch, showCohort, showDays } from './show-cohort.js';

const PLACE = '/onboarding';
const UTC = 'UTC';
type Typed = Record<'name' | 'firstOn' | 'lastOn', string>;
const wholeCohort: HireSearch = { search: '', state: '', cursor: '' };

@Controller('cohorts')
export class CohortsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    mustServe(me);
    const { search, cursor } = typedText(query, 'search', 'cursor');
    return this.transactions.read(async (tx) => {
      const found = await listCohorts(tx, me, { search, cursor: cursor || undefined });
      const suggested = await suggestCohorts(tx, await todayOf(tx, me));
      const model = {
        cohorts: found.items.map((cohort) => ({ ...cohort, days: showDays(cohort) })),
        suggested: suggested.map((one) => ({ ...one, days: showDays(one), path: pathWith('/cohorts/new', { firstOn: one.firstOn, lastOn: one.lastOn }) })), // prettier-ignore
        search,
        nextPath: found.nextCursor && pathWith('/cohorts', { search, cursor: found.nextCursor }),
        zone: UTC,
      };
      return new PageResult('pages/rotations/cohorts', model, 200, PLACE);
    });
  }

  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Answer {
    mustServe(me);
    const { firstOn, lastOn } = typedText(query, 'firstOn', 'lastOn');
    const at = noonOf(firstOn, UTC);
    const day = Number.isNaN(at.getTime()) ? '' : formatInstant(at, 'dayAndMonth', UTC, me.language);
    const name = day && translate(me.language, 'rotations.cohort.usual-name', { day });
    return newPage({ name, firstOn, lastOn }, noProblems);
  }

  @Post()
  add(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    mustServe(me);
    const typed = typedText(body, 'name', 'firstOn', 'lastOn');
    return submitForm({
      input: CohortInput,
      body: typed,
      act: async (input) => {
        const id = await this.transactions.run((tx) => addCohort(tx, me, input));
        return redirect(`/cohorts/${id}`, 'rotations.cohort.added');
      },
      again: (problems) => newPage(typed, problems),
    });
  }

  @Get(':id')
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.page(me, id, typedText(query, 'search', 'state', 'cursor'), noProblems);
  }

  @Get(':id/edit')
  form(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const cohort = await getCohort(tx, me, id);
      return editPage(cohort, cohort, noProblems);
    });
  }

  @Post(':id/edit')
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'name', 'firstOn', 'lastOn');
    return submitForm({
      input: CohortInput,
      body: typed,
      act: async (input) => {
        await this.transactions.run((tx) => changeCohort(tx, me, id, input));
        return redirect(`/cohorts/${id}`, 'rotations.cohort.changed');
      },
      again: (problems) => this.transactions.read(async (tx) => editPage(await getCohort(tx, me, id), typed, problems)),
    });
  }

  /** All who fit a programme, or those who are named on the one that is chosen. */
  @Post(':id/rotations')
  start(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { programmeId } = typedText(body, 'programmeId');
    const personIds = typedList(body, 'personIds');
    return submitForm({
      input: AddRotationsInput,
      body: personIds.length ? { personIds, programmeId } : {},
      act: async (input) => {
        const { rotationIds } = await this.transactions.run((tx) => addRotations(tx, me, id, input));
        return redirect(`/cohorts/${id}`, { key: 'rotations.started', facts: { count: rotationIds.length } });
      },
      again: (problems) => this.page(me, id, wholeCohort, problems),
    });
  }

  @Post(':id/removal')
  remove(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => removeCohort(tx, me, id));
        return redirect('/cohorts', 'rotations.cohort.removed');
      },
      (problems) => this.page(me, id, wholeCohort, problems),
    );
  }

  private page(me: Actor, id: string, search: HireSearch, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const shown = await showCohort(tx, me, await getCohort(tx, me, id), search);
      return new PageResult('pages/rotations/cohort', { ...shown, problems }, 200, PLACE);
    });
  }
}

const newPage = (typed: Typed, problems: FormProblems) =>
  new PageResult('pages/rotations/new-cohort', { typed, problems }, 200, PLACE);

const editPage = ({ id, name }: { id: string; name: string }, typed: Typed, problems: FormProblems) =>
  new PageResult('pages/rotations/edit-cohort', { cohort: { id, name }, typed, problems }, 200, PLACE);

const todayOf = async (tx: Tx, me: Actor) => localDate(now(), (await getDepartment(tx, me.departmentId)).timeZone);

/** For whoever runs no rotations there is no such page. */
function mustServe(me: Actor): void {
  if (!servesCompany(me)) throw new NotFound('page');
}
