import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { readLearningSearch } from './learning-search.js';
import { listLearnings } from './learnings.queries.js';
import { showLearnings } from './show-learnings.js';
import { listThemeChoices } from './themes.queries.js';

const LEARNINGS_ON_A_PAGE = 25;

@Controller('learnings')
export class LearningsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const asked = readLearningSearch(query);
    return this.transactions.readMuch(async (tx) => {
      const found = await listLearnings(tx, me, { ...asked.wanted, limit: LEARNINGS_ON_A_PAGE });
      const [departments, themes] = [await listAllDepartments(tx, { isHost: true }), await listThemeChoices(tx)];
      return page('pages/learnings/learnings', {
        ...showLearnings(asked, found, { departments, themes }),
        keepsThemes: servesCompany(me),
        problems: noProblems,
      });
    });
  }
}
