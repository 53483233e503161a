import { Controller, Get, Param, Post } from '@nestjs/common';
import { withdrawGroup } from '../groups/withdraw-group.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showGroup } from './show-group.js';

@Controller('groups/:id')
export class GroupPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, noProblems);
  }

  @Post('withdrawal')
  withdraw(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => withdrawGroup(tx, me, id));
        return redirect(`/groups/${id}`, 'groups.withdrawn');
      },
      (problems) => this.page(me, id, problems),
    );
  }

  private page(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => page('pages/life/group', await showGroup(tx, me, id, problems)));
  }
}
