import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { translate } from '../platform/views/locales.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { Visit } from '../visits/visit.entity.js';
import type { VisitState } from '../visits/visit.rules.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import { findDemoPeople } from './welcome.js';
import { channelOf, insertAll } from './demo-slots.js';

const WEEKS_BACK = 54;
/** The slots of the last weeks are made with those to come. */
const WEEKS_NOT = 2;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const goals = [
  'Wat vragen klanten het meest, en waarom?',
  'Wat had op onze website moeten staan?',
  'Waar moet een collega op zoeken om te kunnen helpen?',
  'Welke brief roept vragen op?',
];

const why = ['full', 'busy', 'full', 'busy', 'full', 'other-moment', 'busy', 'absent'];

/** In the ready-made words mostly, now and then in own ones. */
const whyDeclined = (count: number) =>
  count % 9 === 0
    ? 'Er is die middag een training voor het hele team.'
    : translate('nl', `texts.decline.${why[count % why.length]}`);

/** What happened in the year before: most weeks an afternoon at each host department. New hires come in the mornings. */
export async function insertDemoHistory(tx: Tx, company: DemoPeople, random: Random): Promise<void> {
  const slots: object[] = [];
  const beside: object[] = [];
  const visits: object[] = [];
  const busy = new Set<string>();
  for (const department of company.departments.filter(({ isHost }) => isHost)) {
    const held = (role: string) => company.roles.filter((one) => one.role === role && one.departmentId === department.id); // prettier-ignore
    const leadId = held('lead')[0]!.personId;
    const hosts = held('host').map(({ personId }) => personId);
    const guests = company.people.filter(({ departmentId }) => departmentId !== department.id);
    const monday = DateTime.fromJSDate(now(), { zone: department.timeZone }).startOf('week');
    for (let week = WEEKS_BACK; week > WEEKS_NOT; week--) {
      if (random.chance(0.25)) continue;
      const start = monday.minus({ weeks: week }).plus({ days: random.below(5) }).set({ hour: 13 }); // prettier-ignore
      const hours = { startsAt: start.toJSDate(), endsAt: start.plus({ hours: random.pick([2, 3]) }).toJSDate() };
      const slot = { id: randomUUID(), ...hours, seats: random.pick([2, 2, 3]) };
      const hostIds = [random.below(hosts.length)].flatMap((first) => [hosts[first]!, hosts[(first + 1) % hosts.length]!]); // prettier-ignore
      slots.push({
        ...slot,
        departmentId: department.id,
        channel: random.chance(0.2)
          ? random.pick(['email', 'social'] as const)
          : (channelOf[department.name] ?? 'desk'),
        language: 'nl',
        location: department.place,
        audience: 'both',
        approval: 'lead',
        briefing: '',
        state: 'published',
        createdById: leadId,
        createdAt: new Date(hours.startsAt.getTime() - 30 * DAY),
      });
      beside.push(...hostIds.map((hostId) => ({ slotId: slot.id, hostId, ...hours, slotState: 'published' })));
      let taken = 0;
      for (const visitor of pickGuests(guests, hours.startsAt, 1 + random.below(slot.seats + 1), random)) {
        // Nobody is at two departments in one week, let alone in one hour.
        if (busy.has(`${week} ${visitor.id}`)) continue;
        busy.add(`${week} ${visitor.id}`);
        const state: VisitState =
          taken < slot.seats ? random.pick(['approved', 'approved', 'approved', 'approved', 'approved', 'cancelled', 'declined'] as const) : 'declined'; // prettier-ignore
        const requestedAt = new Date(hours.startsAt.getTime() - (4 + random.below(18)) * DAY);
        visits.push({
          id: randomUUID(),
          slotId: slot.id,
          ...hours,
          slotState: 'published',
          visitorId: visitor.id,
          state,
          learningGoals: [random.pick(goals)],
          hostId: state === 'declined' ? null : hostIds[taken % hostIds.length],
          requestedById: visitor.id,
          requestedAt,
          decidedById: state === 'cancelled' ? visitor.id : leadId,
          decidedAt: new Date(requestedAt.getTime() + (3 + random.below(60)) * HOUR),
          reason: state === 'declined' ? whyDeclined(visits.length) : state === 'cancelled' ? 'Er kwam iets tussen.' : null, // prettier-ignore
        });
        if (state === 'approved') taken++;
      }
    }
  }
  await insertAll(tx, Slot, slots);
  await insertAll(tx, SlotHost, beside);
  await insertAll(tx, Visit, visits);
  await insertLastVisit(tx, company);
}

/** One visit that is just over, between two of those who sign in, after the hours of all others. */
async function insertLastVisit(tx: Tx, { departments, people, roles }: DemoPeople): Promise<void> {
  const signingIn = await findDemoPeople(tx);
  const visitorId = signingIn.find(({ kind }) => kind === 'colleague')!.id;
  const hostId = signingIn.find(({ kind }) => kind === 'host')!.id;
  const { departmentId } = people.find(({ id }) => id === hostId)!;
  const { timeZone, name, place } = departments.find(({ id }) => id === departmentId)!;
  const leadId = roles.find((role) => role.role === 'lead' && role.departmentId === departmentId)!.personId;
  const today = DateTime.fromJSDate(now(), { zone: timeZone }).startOf('day');
  const day = today.minus({ days: Math.max(1, today.weekday - 5, today.weekday === 1 ? 3 : 0) });
  const hours = { startsAt: day.set({ hour: 16 }).toJSDate(), endsAt: day.set({ hour: 18 }).toJSDate() };
  const asked = new Date(hours.startsAt.getTime() - 9 * DAY);
  const slot = {
    id: randomUUID(),
    ...hours,
    seats: 1,
    departmentId,
    channel: channelOf[name] ?? 'desk',
    location: place,
  };
  await tx.insert(Slot, { ...slot, audience: 'both', approval: 'lead', createdById: leadId });
  await tx.insert(SlotHost, { slotId: slot.id, hostId, ...hours, slotState: 'published' });
  await tx.insert(Visit, {
    ...{ slotId: slot.id, ...hours, slotState: 'published', visitorId, hostId, learningGoals: [goals[0]!] },
    ...{ state: 'approved', requestedById: visitorId, requestedAt: asked, decidedById: leadId, decidedAt: asked },
  });
}

/** No guest twice; who was not there yet cannot have come. */
function pickGuests(people: DemoPeople['people'], at: Date, count: number, random: Random) {
  const there = people.filter(({ startsOn }) => startsOn !== null && new Date(startsOn) <= at);
  return [...new Set(Array.from({ length: count }, () => random.pick(there)))];
}
