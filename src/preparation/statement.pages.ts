import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { safePath } from '../people/sign-in.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { acceptStatement } from './accept-statement.js';
import { AcceptStatementInput } from './statement.dto.js';
import { findStatement } from './statement.queries.js';

/** The confidentiality statement, to read and to accept apart from a request. */
@Controller('statement')
export class StatementPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query('next') next?: string): Promise<Answer> {
    return this.page(me, safePath(next), noProblems);
  }

  @Post()
  accept(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { statementHash, next } = typedText(body, 'statementHash', 'next');
    return submitForm({
      input: AcceptStatementInput,
      body: { statementHash },
      act: async (input) => {
        await this.transactions.run((tx) => acceptStatement(tx, me, input));
        return redirect(safePath(next), 'find.statement.accepted');
      },
      again: (problems) => this.page(me, safePath(next), problems),
    });
  }

  private page(me: Actor, next: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/preparation/statement', { statement: await findStatement(tx, me), next, problems }),
    );
  }
}
