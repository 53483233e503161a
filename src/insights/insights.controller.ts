import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { NotFound } from '../platform/refusal.js';
import { InsightAnswer, InsightInput } from './insights.dto.js';
import { findInsight } from './insights.js';
import { openInsights, wordsOf } from './open-insights.js';
import { presentInsight } from './present-insight.js';

@ApiTags('insights')
@ApiBearerAuth()
@Controller('api/v1/insights')
export class InsightsController {
  constructor(private readonly transactions: Transactions) {}

  /** The figures of one chart of the insights page, by its name in the address of the chart, in your language. */
  @Get(':name')
  @ApiOkResponse({ type: InsightAnswer })
  @ApiProblems(401, 404, 422)
  insight(@Me() me: Actor, @Param('name') name: string, @Query() filter: InsightInput): Promise<InsightAnswer> {
    return this.transactions.readMuch(async (tx) => {
      const asked = await openInsights(tx, me, filter);
      const insight = findInsight(name);
      if (!insight) throw new NotFound('insight');
      return presentInsight(name, await insight.read(tx, asked, wordsOf(me)), asked.period);
    });
  }
}
