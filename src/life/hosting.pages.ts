import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { changeWishes } from '../hosts/change-wishes.js';
import { endAbsence } from '../hosts/end-absence.js';
import { AbsenceInput, ChangeWishesInput } from '../hosts/hosts.dto.js';
import { pauseHosting } from '../hosts/pause-hosting.js';
import { welcomeGuest } from '../hosts/welcome-guest.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { reportAbsence } from '../visits/report-absence.js';
import { typedWishes, wishesInput, wishesProblems } from './hosting-form.js';
import { nothingTyped, showHosting, type TypedOnHosting } from './show-hosting.js';

/** A host's own page: whether, when and how often they have guests. */
@Controller('hosting')
export class HostingPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor): Promise<Answer> {
    return this.page(me, {});
  }

  @Post()
  change(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const wishes = typedWishes(body);
    return submitForm({
      input: ChangeWishesInput,
      body: wishesInput(wishes),
      act: async (input) => {
        await this.transactions.run((tx) => changeWishes(tx, me, input));
        return redirect('/hosting', 'hosts.saved');
      },
      again: (problems) => this.page(me, { wishes, problems: wishesProblems(problems) }),
    });
  }

  @Post('absences')
  away(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const absence = typedText(body, 'kind', 'fromOn', 'untilOn');
    const { kind, ...dates } = absence;
    return submitForm({
      input: AbsenceInput,
      body: dates,
      act: async (input) => {
        if (kind === 'pause') {
          await this.transactions.run((tx) => pauseHosting(tx, me, input));
          return redirect('/hosting', 'hosts.paused');
        }
        const { rehosted, unhosted } = await this.transactions.run((tx) => reportAbsence(tx, me, me.id, input));
        return redirect('/hosting', { key: 'hosts.away.reported', facts: { rehosted, unhosted } });
      },
      again: (problems) => this.page(me, { absence, problems }),
    });
  }

  @Post('absences/:id/end')
  back(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => endAbsence(tx, me, id));
        return redirect('/hosting', 'hosts.away.ended');
      },
      (problems) => this.page(me, { problems }),
    );
  }

  @Post('declined-guests/:id/welcome')
  async welcome(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    await this.transactions.run((tx) => welcomeGuest(tx, me, readId(id)));
    return redirect('/hosting', 'hosts.guest-welcome');
  }

  private page(me: Actor, typed: Partial<TypedOnHosting>): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/life/hosting', await showHosting(tx, me, { ...nothingTyped, ...typed })),
    );
  }
}
