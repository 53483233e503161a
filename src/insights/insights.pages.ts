import { Controller, Get, Param, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { isId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { findInsight } from './insights.js';
import { type InsightFilter, openInsights } from './open-insights.js';
import { spans } from './period.rules.js';
import { addressOf, showFilters, showInsight, showInsights } from './show-insights.js';

type Asking = Record<string, unknown>;

/** What the address asks for; what means nothing is as if it was not asked. */
export function filterIn(query: Asking): InsightFilter {
  const { span, until, host, visitor } = typedText(query, 'span', 'until', 'host', 'visitor');
  const id = (text: string) => (isId(text) ? text : undefined);
  return { span: spans.find((one) => one === span), until, hostId: id(host), visitorId: id(visitor) };
}

@Controller('insights')
export class InsightsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  overview(@Me() me: Actor, @Query() query: Asking): Promise<Answer> {
    const { charts } = typedText(query, 'charts');
    return this.transactions.readMuch(async (tx) => {
      const asked = await openInsights(tx, me, filterIn(query));
      const filters = await showFilters(tx, asked, '/insights');
      return page('pages/insights/overview', { filters, ...(await showInsights(tx, asked, charts === 'all')), problems: noProblems }); // prettier-ignore
    });
  }

  /** One chart: the page fetches it for itself, and without script it is a page of its own. */
  @Get('charts/:name')
  chart(@Me() me: Actor, @Param('name') name: string, @Query() query: Asking): Promise<Answer> {
    return this.transactions.readMuch(async (tx) => {
      const asked = await openInsights(tx, me, filterIn(query));
      const insight = findInsight(name);
      if (!insight) throw new NotFound('page');
      const figure = await showInsight(tx, insight, asked);
      const filters = await showFilters(tx, asked, `/insights/charts/${name}`);
      const backPath = pathWith('/insights', addressOf(asked));
      return page('pages/insights/chart', { figure, filters, backPath, problems: noProblems });
    });
  }
}
