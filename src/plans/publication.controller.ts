import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { type Once, OnceKey, runOnce } from '../platform/http/once.js';
import { readId } from '../platform/http/read-id.js';
import { listBrokenVisits } from './broken-visits.queries.js';
import { orderRepair } from './order-repair.js';
import { PlanSummaryAnswer } from './plans.dto.js';
import { getPlan, seePlans } from './plans.queries.js';
import { preparePublication } from './prepare-publication.js';
import { presentPlan } from './present-plan.js';
import { presentBroken, presentPublication } from './present-publication.js';
import {
  BrokenFilterInput,
  BrokenVisitsAnswer,
  OrderRepairInput,
  PublicationAnswer,
  PublishPlanInput,
} from './publication.dto.js';
import { publishPlan } from './publish-plan.js';

@ApiTags('plans')
@ApiBearerAuth()
@Controller('api/v1')
export class PublicationController {
  constructor(private readonly transactions: Transactions) {}

  /** What publishing the plan would change now. */
  @Get('plans/:id/publication')
  @ApiOkResponse({ type: PublicationAnswer })
  @ApiProblems(401, 404)
  preview(@Me() me: Actor, @Param('id') id: string): Promise<PublicationAnswer> {
    return this.transactions.read(async (tx) => {
      const plan = await getPlan(tx, me, readId(id));
      return presentPublication(plan.revision, await preparePublication(tx, plan));
    });
  }

  @Post('plans/:id/publication')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  publish(@Me() me: Actor, @Param('id') id: string, @Body() input: PublishPlanInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await publishPlan(tx, me, readId(id), input);
      return presentPlan(await getPlan(tx, me, id));
    });
  }

  /** Visits of rotations that cannot go ahead, or did not, and that nothing has taken the place of. */
  @Get('repairs')
  @ApiOkResponse({ type: BrokenVisitsAnswer })
  @ApiProblems(401, 404, 422)
  listBroken(@Me() me: Actor, @Query() filter: BrokenFilterInput): Promise<BrokenVisitsAnswer> {
    return this.transactions.read(async (tx) => {
      seePlans(me);
      return presentBroken(await listBrokenVisits(tx, filter));
    });
  }

  /** Asks for the least change by which everything can go ahead again; the answer is the plan, to be looked at and published. */
  @Post('repairs')
  @HttpCode(202)
  @ApiOnce()
  @ApiAcceptedResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  repair(@Me() me: Actor, @Body() input: OrderRepairInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentPlan(await getPlan(tx, me, await orderRepair(tx, me, input))),
    );
  }
}
