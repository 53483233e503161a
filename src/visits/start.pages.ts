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
import { findPlans, type Plans, withOutlook } from './booking-outlook.js';
import { listVisits, type VisitView } from './visits.queries.js';

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
      const plans = await findPlans(tx, me);
      const { items: requests } = await listVisits(tx, me, { toDecide: true, from: now(), limit: MOST_ROWS });
      const guests = await listGuests(tx, me);
      const show = (visit: VisitView) => showPlace(visit, timeZone);
      return page('pages/visits/start', {
        today: now(),
        timeZone,
        partOfDay: partOfDay(timeZone),
        givenName: me.name.split(' ', 1)[0],
        next: plans.visits[0] ? show(plans.visits[0]) : null,
        requestCount: requests.length,
        requests: requests
          .toSorted((a, b) => +a.requestedAt - +b.requestedAt)
          .slice(0, REQUESTS_SHOWN)
          .map(show),
        guests: guests && groupByDay(guests.map(show)),
        slots: (await listBookable(tx, me, plans)).map((slot) => showPlace(slot, timeZone)),
        mayPublish: isAdmin(me) || ledDepartmentIds(me).length > 0,
      });
    });
  }
}

/** Who comes within a week: to the leads' departments, beside the host, to anybody for HR; null for other colleagues. */
async function listGuests(tx: Tx, me: Actor): Promise<VisitView[] | null> {
  const led = ledDepartmentIds(me);
  if (!servesCompany(me) && !led.length && !hostsAnywhere(me)) return null;
  const { items } = await listVisits(tx, me, { state: 'approved', from: now(), limit: MOST_ROWS });
  const weekEnd = new Date(now().getTime() + WEEK);
  const concernsMe = ({ departmentId, hostId }: VisitView) =>
    servesCompany(me) || led.includes(departmentId) || hostId === me.id;
  return items.filter((visit) => visit.startsAt < weekEnd && concernsMe(visit));
}

async function listBookable(tx: Tx, me: Actor, plans: Plans) {
  const { items } = await listSlots(tx, { withFreeSeats: true, limit: SLOTS_LOOKED_AT });
  const seen = items.map((slot) => withOutlook(slot, me, plans));
  return seen.filter(({ blocked }) => blocked === null).slice(0, SLOTS_SHOWN);
}

function partOfDay(timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const { hour } = DateTime.fromJSDate(now(), { zone: timeZone });
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
