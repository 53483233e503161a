import { Controller, Get } from '@nestjs/common';
import { DateTime } from 'luxon';
import { showOpenInvitations } from '../campaigns/show-open-invitations.js';
import { showOpenForms } from '../feedback/show-forms.js';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, hostsAnywhere, leadsAnywhere, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { type Answer, page } from '../platform/views/page.js';
import { showOwnRotation } from '../rotations/show-own-rotation.js';
import { listOwnOffers } from '../waitlist/offers.queries.js';
import { showGuestsToNote } from './show-guests-to-note.js';
import { showNews } from './show-news.js';
import { showOwnActions } from './show-own-actions.js';
import { showOwnPeople } from './show-own-people.js';
import { showCompany } from './start-of-company.js';
import { showFloorAhead } from './start-of-lead.js';
import { showOwnGuests, showOwnVisits } from './start-of-visitor.js';

/** What matters to this person now, by what they do here; whoever does several things sees them all, the most urgent first. */
@Controller()
export class StartPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  start(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const today = DateTime.fromJSDate(now(), { zone: timeZone });
      const [invitations, offers, actions, news, forms, own, rotation, people, host, toNote, lead, company] =
        await Promise.all([
          showOpenInvitations(tx, me),
          listOwnOffers(tx, me.id, now()),
          showOwnActions(tx, me),
          showNews(tx, me),
          showOpenForms(tx, me, timeZone),
          showOwnVisits(tx, me, timeZone),
          showOwnRotation(tx, me),
          showOwnPeople(tx, me),
          hostsAnywhere(me) ? showOwnGuests(tx, me, timeZone) : null,
          hostsAnywhere(me) || leadsAnywhere(me) ? showGuestsToNote(tx, me, timeZone) : null,
          leadsAnywhere(me) ? showFloorAhead(tx, me, today) : null,
          servesCompany(me) ? showCompany(tx, today) : null,
        ]);
      return page('pages/start/start', {
        today: now(),
        timeZone,
        partOfDay: partOfDay(today),
        givenName: me.name.split(' ', 1)[0],
        invitations,
        offers,
        actions,
        news,
        forms,
        own,
        rotation,
        people,
        host,
        toNote,
        lead,
        company,
      });
    });
  }
}

function partOfDay({ hour }: DateTime): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
