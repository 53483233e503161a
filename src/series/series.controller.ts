import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { rehearse } from '../platform/database/rehearse.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { changeSeries } from './change-series.js';
import { presentChange, presentSeries } from './present-series.js';
import { type MadeSeries, publishSeries } from './publish-series.js';
import {
  ChangeSeriesInput,
  PublishSeriesInput,
  SeriesAnswer,
  SeriesChangeAnswer,
  SeriesFilterInput,
  StopSeriesInput,
} from './series.dto.js';
import { getSeries, listSeries } from './series.queries.js';
import { stopSeries } from './stop-series.js';

@ApiTags('slots')
@ApiBearerAuth()
@Controller('api/v1/series')
export class SeriesController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(SeriesAnswer) })
  @ApiProblems(401, 422)
  async list(@Query() filter: SeriesFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listSeries(tx, filter, now()));
    return { items: items.map(presentSeries), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: SeriesAnswer })
  @ApiProblems(401, 404)
  async get(@Param('id') id: string): Promise<SeriesAnswer> {
    return presentSeries(await this.transactions.read((tx) => getSeries(tx, id, now())));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: SeriesChangeAnswer })
  @ApiProblems(401, 409, 422)
  publish(@Me() me: Actor, @Body() input: PublishSeriesInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => tell(tx, await publishSeries(tx, me, input)));
  }

  @Patch(':id')
  @ApiOkResponse({ type: SeriesChangeAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeSeriesInput) {
    return this.transactions.run(async (tx) => tell(tx, await changeSeries(tx, me, id, input)));
  }

  /** What a change would do, and to how many guests; nothing is done. */
  @Post(':id/rehearsal')
  @HttpCode(200)
  @ApiOkResponse({ type: SeriesChangeAnswer })
  @ApiProblems(401, 404, 409, 422)
  rehearse(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeSeriesInput) {
    return this.transactions.run((tx) =>
      rehearse(tx, async (inner) => tell(inner, await changeSeries(inner, me, id, input))),
    );
  }

  @Post(':id/stop')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: SeriesChangeAnswer })
  @ApiProblems(401, 404, 409, 422)
  stop(@Me() me: Actor, @Param('id') id: string, @Body() input: StopSeriesInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => tell(tx, await stopSeries(tx, me, id, input)));
  }
}

const tell = async (tx: Tx, { seriesId, steps }: MadeSeries) =>
  presentChange(await getSeries(tx, seriesId, now()), steps);
