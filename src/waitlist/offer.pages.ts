import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Public } from '../people/public.decorator.js';
import { openMailLink, spendMailLink } from '../people/open-mail-link.js';
import { getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import { getVisit } from '../visits/visits.queries.js';
import { withdrawVisit } from '../visits/withdraw-visit.js';
import { settings } from '../platform/settings.js';
import { acceptOffer } from './accept-offer.js';
import { findOffer } from './offers.queries.js';
import { whyNotAccept } from './waitlist.rules.js';

/** The answer to an offer, from its mail. Mail scanners open every link: only the buttons act. */
@Public()
@Controller('offers/:token')
export class OfferPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Param('token') token: string): Promise<Answer> {
    return this.page(token, noProblems);
  }

  @Post()
  answer(@Param('token') token: string, @Body() body: FormBody): Promise<Answer> {
    const isAccepted = typedText(body, 'answer').answer === 'accept';
    return attempt(
      async () => {
        const state = await this.transactions.run((tx) =>
          spendMailLink(tx, 'visit', token, async ({ person, subjectId: visitId }) => {
            await (isAccepted ? acceptOffer(tx, person, visitId) : withdrawVisit(tx, person, visitId));
            return (await getVisit(tx, person, visitId)).state;
          }),
        );
        return page('pages/waitlist/offer-done', { state });
      },
      (problems) => this.page(token, problems),
    );
  }

  private page(token: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { person, subjectId: visitId } = await openMailLink(tx, 'visit', token);
      const visit = await getVisit(tx, person, visitId);
      const offer = await findOffer(tx, visitId);
      const why = whyNotAccept({
        actor: person,
        visit: { ...visit, offerExpiresAt: offer?.endsAt ?? null },
        slot: slotOfVisit(visit),
        isElsewhere: false,
        cutoffHours: settings().requestCutoffHours,
        now: now(),
      });
      const { timeZone } = await getDepartment(tx, person.departmentId);
      const shown = showPlace(visit, timeZone);
      return page('pages/waitlist/offer', { visit: shown, offer, personName: person.name, token, why, problems });
    });
  }
}
