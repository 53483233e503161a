import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { Department } from '../people/department.entity.js';
import type { Person } from '../people/person.entity.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import type { Channel } from '../slots/slot.rules.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';

const WEEKS_BACK = 2;
const WEEKS_AHEAD = 4;
const INSERT_AT_ONCE = 500;

export const channelOf: Record<string, Channel> = {
  'Klantenservice Telefoon': 'phone',
  'Klantenservice Chat': 'chat',
  'Klantenservice Gent': 'phone',
  'Schade & Claims': 'desk',
};

const briefings: Record<Language, string> = {
  nl: 'Meld je bij de receptie, je begeleider haalt je op. Je luistert mee met een tweede headset en kijkt; je neemt zelf geen gesprekken over.',
  en: 'Report to reception, your host will fetch you. You listen in with a second headset and watch; customers here speak English.',
};

/** For a team where nobody listens in live. */
const noListening: Record<Language, string> = {
  nl: 'Meld je bij de receptie, je begeleider haalt je op. Samen bekijken jullie gesprekken die vooraf zijn gekozen.',
  en: 'Report to reception, your host will fetch you. Together you look at calls that were chosen beforehand.',
};

export interface DemoSlot {
  slot: Slot;
  hostIds: string[];
}

/** Six weeks of working days around today, a morning or an afternoon at every host department on most of them. */
export async function insertDemoSlots(tx: Tx, company: DemoPeople, random: Random): Promise<DemoSlot[]> {
  const slots = company.departments
    .filter(({ isHost }) => isHost)
    .flatMap((department) =>
      listHours(department, random).map((hours) => makeSlot(tx, company, department, hours, random)),
    );
  await insertAll(tx, Slot, slots.map(({ slot }) => slot)); // prettier-ignore
  const beside = slots.flatMap(({ slot, hostIds }) =>
    hostIds.map((hostId) => ({
      slotId: slot.id,
      hostId,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      slotState: slot.state,
    })),
  );
  await insertAll(tx, SlotHost, beside);
  return slots;
}

/** One statement takes a limited number of parameters. */
export async function insertAll<T extends object>(tx: Tx, entity: new () => T, rows: object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += INSERT_AT_ONCE) {
    await tx
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(from, from + INSERT_AT_ONCE))
      .updateEntity(false)
      .execute();
  }
}

interface Hours {
  startsAt: Date;
  endsAt: Date;
}

function listHours(department: Department, random: Random): Hours[] {
  const monday = DateTime.fromJSDate(now(), { zone: department.timeZone }).startOf('week').minus({ weeks: WEEKS_BACK });
  const days = Array.from({ length: (WEEKS_BACK + WEEKS_AHEAD) * 7 }, (_, day) => monday.plus({ days: day }));
  return days
    .filter(({ weekday }) => weekday <= 5)
    .flatMap((day) => [9, 13].filter(() => random.chance(0.55)).map((hour) => ({
      startsAt: day.set({ hour }).toJSDate(),
      endsAt: day.set({ hour: hour + random.pick([2, 3]) }).toJSDate(),
    }))); // prettier-ignore
}

function makeSlot(
  tx: Tx,
  { people, roles }: DemoPeople,
  department: Department,
  hours: Hours,
  random: Random,
): DemoSlot {
  const held = (role: string) => roles.filter((one) => one.role === role && one.departmentId === department.id);
  const [lead] = held('lead');
  const hosts = held('host').map(({ personId }) => personId);
  const seats = random.pick([1, 2, 2, 3]);
  const first = random.below(hosts.length);
  const hostIds = hosts.map((_, index) => hosts[(first + index) % hosts.length] as string).slice(0, Math.min(seats, 2));
  const isWithdrawn = random.chance(0.04);
  const isOnline = random.chance(0.12);
  const language: Language = random.chance(0.2) ? 'en' : 'nl';
  const slot = tx.create(Slot, {
    id: randomUUID(),
    departmentId: department.id,
    channel: random.chance(0.15) ? random.pick(['email', 'social'] as const) : (channelOf[department.name] ?? 'desk'),
    location: isOnline
      ? `https://meet.veldhuis.example/${department.name.toLowerCase().replace(/\W+/g, '-')}`
      : department.place,
    ...hours,
    seats,
    audience: random.pick(['both', 'both', 'campaign', 'onboarding'] as const),
    approval: random.chance(0.25) ? 'automatic' : 'lead',
    language,
    briefing: (department.timeZone === 'Europe/Brussels' ? noListening : briefings)[language],
    state: isWithdrawn ? 'withdrawn' : 'published',
    createdById: lead?.personId ?? (people[0] as Person).id,
  });
  return { slot, hostIds };
}
