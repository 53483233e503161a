import { Controller, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { attempt } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { getVisit } from '../visits/visits.queries.js';
import { withdrawVisit } from '../visits/withdraw-visit.js';
import { acceptOffer } from '../waitlist/accept-offer.js';
import { nothingTyped, readVisitPage } from './visit-page.js';

/** What somebody who waits for a seat does on the page of the visit. */
@Controller('visits/:id')
export class WaitingPages {
  constructor(private readonly transactions: Transactions) {}

  @Post('acceptance')
  accept(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, async (tx) => {
      await acceptOffer(tx, me, id);
      const { state } = await getVisit(tx, me, id);
      return state === 'approved' ? 'waitlist.offer.booked' : 'waitlist.offer.asked';
    });
  }

  /** Leaves the line, or gives an offered seat back. */
  @Post('waiting/end')
  leave(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, async (tx) => {
      const { state } = await getVisit(tx, me, id);
      await withdrawVisit(tx, me, id);
      return state === 'offered' ? 'waitlist.offer.declined' : 'waitlist.left';
    });
  }

  private act(me: Actor, id: string, work: (tx: Tx) => Promise<string>): Promise<Answer> {
    return attempt(
      async () => redirect(`/visits/${id}`, await this.transactions.run(work)),
      (problems) =>
        this.transactions.read(async (tx) =>
          page('pages/life/visit', await readVisitPage(tx, me, id, { ...nothingTyped, problems })),
        ),
    );
  }
}
