import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { DEFAULT_LIMIT } from '../platform/http/paging.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { readFigures } from './figures.queries.js';
import { listHires } from './hires.queries.js';
import { openProgress } from './open-progress.js';
import { listOverdue } from './overdue.queries.js';
import { presentFigures, presentHire } from './present-progress.js';
import { ProgressAnswer, ProgressFiguresInput, ProgressHireAnswer, ProgressHiresInput, ProgressInput } from './progress.dto.js'; // prettier-ignore
import { progressCsv } from './progress-files.js';

@ApiTags('onboarding')
@ApiBearerAuth()
@Controller('api/v1/onboarding')
export class ProgressController {
  constructor(private readonly transactions: Transactions) {}

  /** How rotations go that began in the last year. */
  @Get('figures')
  @ApiOkResponse({ type: ProgressAnswer })
  @ApiProblems(401, 404, 422)
  figures(@Me() me: Actor, @Query() { by = 'stop', ...filter }: ProgressFiguresInput): Promise<ProgressAnswer> {
    return this.transactions.read(async (tx) => {
      const { view, followed } = await openProgress(tx, me, filter);
      return presentFigures(await readFigures(tx, followed), await listOverdue(tx, followed, by), view);
    });
  }

  /** Who has the least time left first. */
  @Get('hires')
  @ApiOkResponse({ type: pageOf(ProgressHireAnswer) })
  @ApiProblems(401, 404, 422)
  hires(@Me() me: Actor, @Query() { state, limit = DEFAULT_LIMIT, cursor, ...filter }: ProgressHiresInput) {
    return this.transactions.read(async (tx) => {
      const { followed } = await openProgress(tx, me, filter);
      const { items, nextCursor } = await listHires(tx, followed, { state, limit, cursor });
      return { items: items.map(presentHire), nextCursor };
    });
  }

  /** Every stop of every hire a row, for a spreadsheet. */
  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="snuffelstages.csv"')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblems(401, 404, 422)
  csv(@Me() me: Actor, @Query() filter: ProgressInput): Promise<string> {
    return this.transactions.read((tx) => progressCsv(tx, me, filter));
  }
}
