import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, typedList } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { chooseMails } from './choose-mails.js';
import { NOTICE_KINDS, type NoticeKinds } from './notice-kind.js';
import { listChoices, showChoices } from './show-choices.js';

/** What comes by mail, and what one would rather not have there. */
@Controller('account/mail')
export class ChoicesPages {
  constructor(
    private readonly transactions: Transactions,
    @Inject(NOTICE_KINDS) private readonly kinds: NoticeKinds,
  ) {}

  @Get()
  show(@Me() me: Actor): Promise<Answer> {
    return this.page(me, noProblems);
  }

  @Post()
  choose(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const ticked = typedList(body, 'mailed');
    // A box that is not ticked is not sent: what was shown says which those are.
    const wishes = Object.fromEntries(typedList(body, 'shown').map((kind) => [kind, ticked.includes(kind)]));
    return attempt(
      async () => {
        await this.transactions.run((tx) => chooseMails(tx, me, this.kinds, wishes));
        return redirect('/account/mail', 'notices.chosen');
      },
      (problems) => this.page(me, problems),
    );
  }

  private async page(me: Actor, problems: FormProblems): Promise<Answer> {
    const choices = await this.transactions.read((tx) => listChoices(tx, me, this.kinds));
    return page('pages/notices/choices', { ...showChoices(choices, me), address: me.email, problems });
  }
}
