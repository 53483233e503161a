import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { getPlan } from './plans.queries.js';
import { PublishPlanInput } from './publication.dto.js';
import { publishPlan } from './publish-plan.js';
import { showPublication } from './show-publication.js';

/** What publishing a plan changes, for whom, and what stands in the way. */
@Controller('plans/:id/publication')
export class PublicationPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, noProblems);
  }

  @Post()
  publish(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { revision, withoutBroken } = typedText(body, 'revision', 'withoutBroken');
    return submitForm({
      input: PublishPlanInput,
      body: { revision: Number(revision), withoutBroken: withoutBroken === 'yes' },
      act: async (input) => {
        await this.transactions.run((tx) => publishPlan(tx, me, readId(id), input));
        return redirect(`/plans/${id}/publication`, 'publication.done');
      },
      again: (problems) => this.page(me, id, problems),
    });
  }

  private page(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const model = await showPublication(tx, await getPlan(tx, me, readId(id)));
      return new PageResult('pages/plans/publication', { whyNotReady: null, ...model, problems }, 200, '/onboarding');
    });
  }
}
