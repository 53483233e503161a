import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { type Once, OnceKey, runOnce } from '../platform/http/once.js';
import { readId } from '../platform/http/read-id.js';
import { excludeFromPlan } from './exclude-from-plan.js';
import { includeInPlan } from './include-in-plan.js';
import { listExclusions } from './pieces.queries.js';
import { PlanSummaryAnswer } from './plans.dto.js';
import { getPlan } from './plans.queries.js';
import { presentPlan } from './present-plan.js';
import { ExcludeInput, ExclusionsAnswer, IncludeInput } from './review.dto.js';

/** What the planner is kept from: a moment, a hire, or one hire at one moment. */
@ApiTags('plans')
@ApiBearerAuth()
@Controller('api/v1/plans/:id')
export class ExclusionsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('exclusions')
  @ApiOkResponse({ type: ExclusionsAnswer })
  @ApiProblems(401, 404)
  list(@Me() me: Actor, @Param('id') id: string): Promise<ExclusionsAnswer> {
    return this.transactions.read(async (tx) => {
      const plan = await getPlan(tx, me, readId(id));
      const exclusions = await listExclusions(tx, plan.id);
      return { items: exclusions.map(({ id: own, rotationId, slotId }) => ({ id: own, rotationId, slotId })) };
    });
  }

  @Post('exclusions')
  @ApiOnce()
  @ApiCreatedResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  exclude(@Me() me: Actor, @Param('id') id: string, @Body() input: ExcludeInput, @OnceKey() once: Once) {
    const { rotationId = null, slotId = null, revision } = input;
    return this.act(me, id, once, (tx) => excludeFromPlan(tx, me, id, { rotationId, slotId, revision }));
  }

  /** Lets the planner use it again. */
  @Post('inclusions')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  include(@Me() me: Actor, @Param('id') id: string, @Body() input: IncludeInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => includeInPlan(tx, me, id, input.exclusionId, input));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<unknown>): Promise<PlanSummaryAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await getPlan(tx, me, readId(id));
      await work(tx);
      return presentPlan(await getPlan(tx, me, id));
    });
  }
}
