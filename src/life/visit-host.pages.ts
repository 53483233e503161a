import { Body, Controller, Param, Post } from '@nestjs/common';
import { AssignHostInput } from '../hosts/hosts.dto.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, page, redirect } from '../platform/views/page.js';
import { assignHost } from '../visits/assign-host.js';
import { declineGuest } from '../visits/decline-guest.js';
import { nothingTyped, readVisitPage } from './visit-page.js';

/** Who sits with a guest, from the page of the visit. */
@Controller('visits/:id')
export class VisitHostPages {
  constructor(private readonly transactions: Transactions) {}

  @Post('host')
  assign(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { hostId } = typedText(body, 'hostId');
    return submitForm({
      input: AssignHostInput,
      body: { hostId },
      act: async (input) => {
        await this.transactions.run((tx) => assignHost(tx, me, id, input));
        return redirect(`/visits/${id}#host`, 'hosts.assigned');
      },
      again: (problems) => this.again(me, id, problems),
    });
  }

  @Post('guest-refusal')
  decline(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => declineGuest(tx, me, id));
        return redirect('/hosting', 'hosts.guest-declined');
      },
      (problems) => this.again(me, id, problems),
    );
  }

  private again(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/life/visit', await readVisitPage(tx, me, id, { ...nothingTyped, problems })),
    );
  }
}
