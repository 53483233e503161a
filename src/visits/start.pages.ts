import { Controller, Get } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, hostsAnywhere, isAdmin, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { groupByDay } from '../platform/views/days.js';
import { type Answer, page } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { listSlots } from '../slots/slots.queries.js';
import { withOutlook } from './booking-outlook.js';
import { listGuests } from './guests.queries.js';
import { listPlans } from './plans.queries.js';
import { liveStates } from './visit.rules.js';
import { listVisits } from './visits.queries.js';

const REQUESTS_SHOWN = 5;
const SLOTS_SHOWN = 5;
const SLOTS_LOOKED_AT = 40;
const MOST_ROWS = 200;
const WEEK = 7 * 86_400_000;

/** What matters to this person now, by what they do here. */
@Controller()
export class StartPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  start(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const { items: requests } = await listVisits(tx, me, { toDecide: true, from: now(), limit: MOST_ROWS });
      const { items: coming } = await listVisits(tx, me, { mine: true, from: now() });
      const next = coming.find(({ state }) => liveStates.includes(state));
      const guests = hasGuests(me) ? await listGuests(tx, me, theComingWeek()) : null;
      return page('pages/visits/start', {
        today: now(),
        timeZone,
        partOfDay: partOfDay(timeZone),
        givenName: me.name.split(' ', 1)[0],
        next: next ? showPlace(next, timeZone) : null,
        requestCount: requests.length,
        requests: requests
          .toSorted((a, b) => +a.requestedAt - +b.requestedAt)
          .slice(0, REQUESTS_SHOWN)
          .map((visit) => showPlace(visit, timeZone)),
        guests: guests && groupByDay(guests.map((guest) => showPlace(guest, timeZone))),
        slots: (await listBookable(tx, me)).map((slot) => showPlace(slot, timeZone)),
        mayPublish: isAdmin(me) || ledDepartmentIds(me).length > 0,
      });
    });
  }
}

const hasGuests = (me: Actor) => servesCompany(me) || ledDepartmentIds(me).length > 0 || hostsAnywhere(me);

const theComingWeek = () => ({ startsAt: now(), endsAt: new Date(now().getTime() + WEEK) });

async function listBookable(tx: Tx, me: Actor) {
  const plans = await listPlans(tx, me.id, now());
  const { items } = await listSlots(tx, { withFreeSeats: true, limit: SLOTS_LOOKED_AT });
  const seen = items.map((slot) => withOutlook(slot, me, plans));
  return seen.filter(({ blocked }) => blocked === null).slice(0, SLOTS_SHOWN);
}

function partOfDay(timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const { hour } = DateTime.fromJSDate(now(), { zone: timeZone });
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
