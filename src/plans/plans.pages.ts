import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { countBroken } from './broken-visits.queries.js';
import { listOpenCohorts } from './open-cohorts.queries.js';
import { orderPlan } from './order-plan.js';
import { USUAL_SECONDS } from './plan.rules.js';
import { OrderPlanInput } from './plans.dto.js';
import { listPlans, seePlans } from './plans.queries.js';
import { showPlanHead } from './show-plan.js';

const PLANS_ON_A_PAGE = 20;
/** How long the planner may think, as one chooses it. */
const seconds = [10, USUAL_SECONDS, 300];

interface TypedOrder {
  cohortId: string;
  seconds: string;
}

@Controller('plans')
export class PlansPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cursor } = typedText(query, 'cursor');
    return this.transactions.read(async (tx) => {
      const { items, nextCursor } = await listPlans(tx, me, { limit: PLANS_ON_A_PAGE, cursor: cursor || undefined });
      return page('pages/plans/plans', {
        plans: items.map(showPlanHead),
        toRepair: await countBroken(tx),
        nextPath: nextCursor && pathWith('/plans', { cursor: nextCursor }),
      });
    });
  }

  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cohortId } = typedText(query, 'cohortId');
    return this.transactions.read((tx) => this.form(tx, me, { cohortId, seconds: String(USUAL_SECONDS) }, noProblems));
  }

  @Post()
  order(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'cohortId', 'seconds');
    return submitForm({
      input: OrderPlanInput,
      body: { cohortId: typed.cohortId || null, seconds: Number(typed.seconds) },
      act: async (input) => redirect(`/plans/${await this.transactions.run((tx) => orderPlan(tx, me, input))}`),
      again: (problems) => this.transactions.read((tx) => this.form(tx, me, typed, problems)),
    });
  }

  private async form(tx: Tx, me: Actor, typed: TypedOrder, problems: FormProblems): Promise<Answer> {
    seePlans(me);
    const cohorts = await listOpenCohorts(tx);
    return page('pages/plans/new', { cohorts, typed, problems, lengths: seconds.map(String) });
  }
}
