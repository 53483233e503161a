import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { addProgramme } from './add-programme.js';
import {
  asTypedProgramme,
  blankProgramme,
  programmeInput,
  type TypedProgramme,
  typedProgramme,
  withStep,
} from './programme-form.js';
import { AddProgrammeInput } from './programmes.dto.js';
import { getProgramme, listProgrammes } from './programmes.queries.js';
import { showProgrammeForm } from './show-programme-form.js';
import { showProgrammeRows } from './show-programme.js';

const ROWS_ON_A_PAGE = 50;

/** In the menu they stand beneath onboarding. */
export const PLACE = '/onboarding';

@Controller('programmes')
export class ProgrammesPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cursor, show } = typedText(query, 'cursor', 'show');
    if (!servesCompany(me)) throw new NotFound('page');
    const isArchived = show === 'archived';
    return this.transactions.read(async (tx) => {
      const filter = { isArchived, limit: ROWS_ON_A_PAGE, cursor: cursor || undefined };
      const { items, nextCursor } = await listProgrammes(tx, me, filter);
      const others = await listProgrammes(tx, me, { isArchived: !isArchived, limit: 1 });
      const model = {
        rows: await showProgrammeRows(tx, items),
        isArchived,
        hasOthers: others.items.length > 0,
        nextPath: nextCursor && pathWith('/programmes', { show, cursor: nextCursor }),
      };
      return new PageResult('pages/programmes/list', model, 200, PLACE);
    });
  }

  /** Empty, or filled in as another one is. */
  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { copy } = typedText(query, 'copy');
    return this.transactions.read(async (tx) => {
      const origin = copy ? asTypedProgramme(await getProgramme(tx, me, readId(copy))) : blankProgramme();
      return this.form(tx, me, { ...origin, name: '', version: '' }, noProblems);
    });
  }

  @Post()
  async add(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { step } = typedText(body, 'step');
    const typed = withStep(typedProgramme(body), step);
    const again = (problems: FormProblems) => this.transactions.read((tx) => this.form(tx, me, typed, problems));
    if (step) return again(noProblems);
    return submitForm({
      input: AddProgrammeInput,
      body: programmeInput(typed),
      act: async (input) => {
        const id = await this.transactions.run((tx) => addProgramme(tx, me, input));
        return redirect(`/programmes/${id}`, 'programmes.done.added');
      },
      again,
    });
  }

  private async form(tx: Tx, me: Actor, typed: TypedProgramme, problems: FormProblems): Promise<Answer> {
    if (!servesCompany(me)) throw new NotFound('page');
    const model = {
      ...(await showProgrammeForm(tx, me, typed, problems)),
      kept: null,
      path: '/programmes',
      backPath: '/programmes',
    };
    return new PageResult('pages/programmes/form', model, 200, PLACE);
  }
}
