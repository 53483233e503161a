import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { askForSeats } from './ask-for-seats.js';
import { cancelPlan } from './cancel-plan.js';
import { discardPlan } from './discard-plan.js';
import { getPlan } from './plans.queries.js';
import { showPlan } from './show-plan.js';

/** One plan: how far the planner is, and what came of it. */
@Controller('plans/:id')
export class PlanPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.page(me, id, noProblems, typedText(query, 'cursor').cursor || undefined);
  }

  @Post('cancellation')
  cancel(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, `/plans/${id}`, 'plans.done.cancelled', (tx) => cancelPlan(tx, me, id));
  }

  @Post('discarding')
  discard(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, '/plans', 'plans.done.discarded', (tx) => discardPlan(tx, me, id));
  }

  @Post('seat-requests')
  ask(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { shortageId } = typedText(body, 'shortageId');
    return this.act(me, id, `/plans/${id}#shortages`, 'plans.done.asked', (tx) =>
      askForSeats(tx, me, id, readId(shortageId)),
    );
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

  private page(me: Actor, id: string, problems: FormProblems, cursor?: string): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/plans/plan', { ...(await showPlan(tx, await getPlan(tx, me, id), cursor)), problems }),
    );
  }
}
