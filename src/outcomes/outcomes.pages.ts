import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { fates } from './fate.rules.js';
import { periods } from './period.rules.js';
import { outcomeViews, showOutcomes } from './show-outcomes.js';

@Controller('outcomes')
export class OutcomesPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const {
      view,
      floor: floorId,
      period,
      fate,
      cursor,
    } = typedText(query, 'view', 'floor', 'period', 'fate', 'cursor');
    const asked = {
      view: outcomeViews.find((one) => one === view),
      floorId,
      period: periods.find((one) => one === period),
      fate: fates.find((one) => one === fate),
      cursor: cursor || undefined,
    };
    return this.transactions.read(async (tx) =>
      page('pages/outcomes/outcomes', {
        ...(await showOutcomes(tx, me, asked)),
        keepsThemes: servesCompany(me),
        problems: noProblems,
      }),
    );
  }
}
