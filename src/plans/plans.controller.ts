import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { askForSeats } from './ask-for-seats.js';
import { cancelPlan } from './cancel-plan.js';
import { discardPlan } from './discard-plan.js';
import { orderPlan } from './order-plan.js';
import { AskForSeatsInput, OrderPlanInput, PlanAnswer, PlanFilterInput, PlanSummaryAnswer } from './plans.dto.js';
import { getPlan, listPlans } from './plans.queries.js';
import { presentPlan, presentResult } from './present-plan.js';

@ApiTags('plans')
@ApiBearerAuth()
@Controller('api/v1/plans')
export class PlansController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(PlanSummaryAnswer) })
  @ApiProblems(401, 404, 422)
  async list(@Me() me: Actor, @Query() filter: PlanFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listPlans(tx, me, filter));
    return { items: items.map(presentPlan), nextCursor };
  }

  /** A job makes the plan: ask for it by its id until it is `ready`. */
  @Post()
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  order(@Me() me: Actor, @Body() input: OrderPlanInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentPlan(await getPlan(tx, me, await orderPlan(tx, me, input))),
    );
  }

  /** With every placement, and every visit that has none and why. */
  @Get(':id')
  @ApiOkResponse({ type: PlanAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string): Promise<PlanAnswer> {
    return this.transactions.read(async (tx) => presentResult(tx, await getPlan(tx, me, id)));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  cancel(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => cancelPlan(tx, me, id));
  }

  @Post(':id/discarding')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  discard(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => discardPlan(tx, me, id));
  }

  /** Asks the leads of the department, once, for the seats that would help. */
  @Post(':id/seat-requests')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  ask(@Me() me: Actor, @Param('id') id: string, @Body() input: AskForSeatsInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => askForSeats(tx, me, id, input.shortageId));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentPlan(await getPlan(tx, me, id));
    });
  }
}
