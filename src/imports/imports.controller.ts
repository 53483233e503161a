import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { PageInput, pageOf } from '../platform/http/paging.dto.js';
import { cancelImport } from './cancel-import.js';
import {
  ImportAnswer,
  ImportOptions,
  ImportRowAnswer,
  LayoutAnswer,
  MapColumnsInput,
  ReadAgainInput,
  RowFilterInput,
  StartImportInput,
} from './imports.dto.js';
import { getImport, listImports, listLayouts, listRows } from './imports.queries.js';
import { mapColumns } from './keep-layout.js';
import { orderApplication } from './order-application.js';
import { presentRow } from './present-row.js';
import { readAgain } from './read-again.js';
import { startImport } from './start-import.js';

@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(ImportAnswer) })
  @ApiProblems(401, 404, 422)
  list(@Me() me: Actor, @Query() filter: PageInput) {
    return this.transactions.read((tx) => listImports(tx, me, filter));
  }

  /** The layouts of known systems, and the company's own. */
  @Get('layouts')
  @ApiOkResponse({ type: pageOf(LayoutAnswer) })
  @ApiProblems(401, 422)
  async layouts(@Query() _: PageInput) {
    return { items: await this.transactions.read(listLayouts), nextCursor: null };
  }

  /** Takes a file in and reads it by a job; nothing changes until `application`. */
  @Post()
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: ImportAnswer })
  @ApiProblems(401, 409, 422)
  start(
    @Me() me: Actor,
    @Body() input: StartImportInput,
    @Query() options: ImportOptions,
    @OnceKey() once: Once,
  ): Promise<ImportAnswer> {
    return runOnce(this.transactions, once, async (tx) =>
      getImport(tx, me, await startImport(tx, me, { ...options, ...input })),
    );
  }

  @Get(':id')
  @ApiOkResponse({ type: ImportAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string): Promise<ImportAnswer> {
    return this.transactions.read((tx) => getImport(tx, me, id));
  }

  /** What comes, or came, of each row; and who works here but is not in the file. */
  @Get(':id/rows')
  @ApiOkResponse({ type: pageOf(ImportRowAnswer) })
  @ApiProblems(401, 404, 422)
  async rows(@Me() me: Actor, @Param('id') id: string, @Query() filter: RowFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listRows(tx, me, id, filter));
    return { items: items.map((row) => presentRow(me.language, row)), nextCursor };
  }

  @Post(':id/mapping')
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: ImportAnswer })
  @ApiProblems(401, 404, 409, 422)
  map(@Me() me: Actor, @Param('id') id: string, @Body() input: MapColumnsInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => mapColumns(tx, me, id, input));
  }

  /** Reads the file once more, with other answers. */
  @Post(':id/reading')
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: ImportAnswer })
  @ApiProblems(401, 404, 409, 422)
  again(@Me() me: Actor, @Param('id') id: string, @Body() input: ReadAgainInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => readAgain(tx, me, id, input));
  }

  @Post(':id/application')
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: ImportAnswer })
  @ApiProblems(401, 404, 409, 422)
  apply(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => orderApplication(tx, me, id));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ImportAnswer })
  @ApiProblems(401, 404, 409, 422)
  cancel(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => cancelImport(tx, me, id));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>): Promise<ImportAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return getImport(tx, me, id);
    });
  }
}
