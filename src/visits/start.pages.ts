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
import { listVisits, type VisitView } from './visits.queries.js';

const REQUESTS_SHOWN = 5;
const SLOTS_SHOWN = 5;
const SLOTS_LOOKED_AT = 40;
const MOST_REQUESTS = 200;
const GUESTS_SHOWN = 40;
const WEEK = 7 * 86_400_000;

/** What matters to this person now, by what they do here. */
@Controller()
export class StartPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  start(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const requests = isLead(me) ? await listRequests(tx, me) : [];
      const { items: coming } = await listVisits(tx, me, { mine: true, from: now() });
      const next = coming.find(({ state }) => liveStates.includes(state));
      const guests = hasGuests(me) ? await listGuests(tx, me, theComingWeek(), GUESTS_SHOWN) : null;
      return page('pages/visits/start', {
        today: now(),
        timeZone,
        partOfDay: partOfDay(timeZone),
        givenName: me.name.split(' ', 1)[0],
        next: next ? showPlace(next, timeZone) : null,
        requestCount: requests.length,
        requests: requests.slice(0, REQUESTS_SHOWN).map((visit) => showPlace(visit, timeZone)),
        areMoreGuests: guests?.length === GUESTS_SHOWN,
        guests: guests && groupByDay(guests.map((guest) => showPlace(guest, timeZone))),
        slots: (await listBookable(tx, me)).map((slot) => showPlace(slot, timeZone)),
        mayPublish: isLead(me),
      });
    });
  }
}

const isLead = (me: Actor) => isAdmin(me) || ledDepartmentIds(me).length > 0;

const hasGuests = (me: Actor) => servesCompany(me) || isLead(me) || hostsAnywhere(me);

/** What waits for a decision, the longest waiting first. */
async function listRequests(tx: Tx, me: Actor): Promise<VisitView[]> {
  const { items } = await listVisits(tx, me, { toDecide: true, from: now(), limit: MOST_REQUESTS });
  return items.toSorted((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime());
}

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
