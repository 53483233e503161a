import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getPerson } from '../people/people.queries.js';
import { type Actor, fullName } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { whyNotErase } from './erase.rules.js';
import { erasePerson } from './erase-person.js';
import { readOwnData } from './own-data.queries.js';
import { ErasePersonInput } from './privacy.dto.js';

/** What is kept about oneself, and forgetting who has left. */
@Controller()
export class PrivacyPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('account/data.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="meekijk.json"')
  @Header('cache-control', 'private, no-store')
  async own(@Me() me: Actor): Promise<string> {
    return JSON.stringify(await this.transactions.read((tx) => readOwnData(tx, me.id)), null, 2);
  }

  @Get('people/:id/erasure')
  confirm(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, '', noProblems);
  }

  @Post('people/:id/erasure')
  erase(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { name } = typedText(body, 'name');
    return submitForm({
      input: ErasePersonInput,
      body: { name },
      act: async (input) => {
        await this.transactions.run((tx) => erasePerson(tx, me, id, input));
        return redirect('/people', 'privacy.erased');
      },
      again: (problems) => this.page(me, id, name, problems),
    });
  }

  private page(me: Actor, id: string, name: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const person = await getPerson(tx, me, id);
      return page('pages/privacy/erasure', {
        person: { ...person, name: fullName(person) },
        why: whyNotErase({ actor: me, person }),
        typed: { name },
        problems,
      });
    });
  }
}
