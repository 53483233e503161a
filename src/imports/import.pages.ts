import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { cancelImport } from './cancel-import.js';
import { MapColumnsInput, ReadAgainInput } from './imports.dto.js';
import { getImport } from './imports.queries.js';
import { PLACE } from './imports.pages.js';
import { mapColumns } from './keep-layout.js';
import { mappingInput, showMapping, type TypedMapping, typedMapping } from './mapping-form.js';
import { orderApplication } from './order-application.js';
import { readAgain } from './read-again.js';
import { writeRejected } from './rejected-rows.js';
import { showImport } from './show-import.js';

type Asked = Record<string, unknown>;

@Controller('people/import/:id')
export class ImportPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Asked): Promise<Answer> {
    return this.page(me, id, query, noProblems);
  }

  @Get('mapping')
  mapping(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read((tx) => this.mappingPage(tx, me, id, null, noProblems));
  }

  @Post('mapping')
  async map(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedMapping(body);
    return submitForm({
      input: MapColumnsInput,
      body: mappingInput(typed),
      act: async (input) => {
        await this.transactions.run((tx) => mapColumns(tx, me, id, input));
        return redirect(`/people/import/${id}`, 'imports.layout-kept');
      },
      again: (problems) => this.transactions.read((tx) => this.mappingPage(tx, me, id, typed, problems)),
    });
  }

  @Post('reading')
  again(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return submitForm({
      input: ReadAgainInput,
      body: body ?? {},
      act: (input) => this.act(id, null, (tx) => readAgain(tx, me, id, input)),
      again: (problems) => this.page(me, id, {}, problems),
    });
  }

  @Post('application')
  apply(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      () => this.act(id, null, (tx) => orderApplication(tx, me, id)),
      (problems) => this.page(me, id, {}, problems),
    );
  }

  @Post('cancellation')
  cancel(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      () => this.act(id, 'imports.cancelled', (tx) => cancelImport(tx, me, id)),
      (problems) => this.page(me, id, {}, problems),
    );
  }

  @Get('rejected.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rejected.csv"')
  rejected(@Me() me: Actor, @Param('id') id: string): Promise<string> {
    return this.transactions.read((tx) => writeRejected(tx, me, id));
  }

  private async act(id: string, notice: string | null, work: (tx: Tx) => Promise<void>): Promise<Answer> {
    await this.transactions.run(work);
    return redirect(`/people/import/${id}`, notice);
  }

  private page(me: Actor, id: string, query: Asked, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const found = await getImport(tx, me, id);
      if (found.state === 'mapping') return this.mappingPage(tx, me, id, null, noProblems);
      return new PageResult('pages/imports/import', await showImport(tx, me, found, query, problems), 200, PLACE);
    });
  }

  private async mappingPage(
    tx: Tx,
    me: Actor,
    id: string,
    typed: TypedMapping | null,
    problems: FormProblems,
  ): Promise<Answer> {
    if (!servesCompany(me)) throw new NotFound('page');
    return new PageResult('pages/imports/mapping', await showMapping(tx, me, id, typed, problems), 200, PLACE);
  }
}
