import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { isId } from '../platform/http/read-id.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { orderRepair } from './order-repair.js';
import { OrderRepairInput } from './publication.dto.js';
import { showRepairs } from './show-repairs.js';

type Words = Record<string, unknown>;

/** Rotations whose visits fell out, or cannot go ahead. */
@Controller('plans/repairs')
export class RepairsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() words: Words): Promise<Answer> {
    return this.page(me, words, noProblems);
  }

  @Post()
  repair(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { cohortId } = typedText(body, 'cohortId');
    return submitForm({
      input: OrderRepairInput,
      body: { cohortId: cohortId || null },
      act: async (input) => {
        const planId = await this.transactions.run((tx) => orderRepair(tx, me, input));
        return redirect(`/plans/${planId}`, 'publication.repair.ordered');
      },
      again: (problems) => this.page(me, { cohortId }, problems),
    });
  }

  private page(me: Actor, words: Words, problems: FormProblems): Promise<Answer> {
    const { cohortId, q, after } = typedText(words, 'cohortId', 'q', 'after');
    return this.transactions.read(async (tx) => {
      const asked = { cohortId: isId(cohortId) ? cohortId : '', q, after };
      return new PageResult(
        'pages/plans/repairs',
        { ...(await showRepairs(tx, me, asked)), problems },
        200,
        '/onboarding',
      );
    });
  }
}
