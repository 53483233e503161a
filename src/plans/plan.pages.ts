import { Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { attempt } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { cancelPlan } from './cancel-plan.js';
import { discardPlan } from './discard-plan.js';
import { getPlan } from './plans.queries.js';
import { showPlan } from './show-plan.js';

/** One plan: how far the planner is, and what came of it. */
@Controller('plans/:id')
export class PlanPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, noProblems);
  }

  @Post('cancellation')
  cancel(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, `/plans/${id}`, 'plans.done.cancelled', (tx) => cancelPlan(tx, me, id));
  }

  @Post('discarding')
  discard(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, '/plans', 'plans.done.discarded', (tx) => discardPlan(tx, me, id));
  }

  private act(me: Actor, id: string, to: string, notice: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run(work);
        return redirect(to, notice);
      },
      (problems) => this.page(me, id, problems),
    );
  }

  private page(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/plans/plan', { ...(await showPlan(tx, await getPlan(tx, me, id))), problems }),
    );
  }
}
