import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { listHolidays } from '../calendar/holidays.rules.js';
import type { Department } from '../people/department.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { overlaps, type SlotHours } from '../slots/slot.rules.js';
import type { DemoPeople } from './demo-people.js';
import { type DemoSlot, insertAll } from './demo-slots.js';

const WEEKS_BACK = 13;
const WEEKS_AHEAD = 9;
const weekdays: Record<string, number[]> = {
  'Klantenservice Telefoon': [1, 3, 4],
  'Klantenservice Chat': [2, 4],
  'Klantenservice Gent': [2],
  'Schade & Claims': [3, 5],
};

/** Moments for new hires, at fixed hours of the week, from the first day of the oldest cohort to the end of the newest. */
export async function insertOnboardingSlots(tx: Tx, company: DemoPeople, others: DemoSlot[]): Promise<DemoSlot[]> {
  const slots = company.departments
    .filter(({ name }) => name in weekdays)
    .flatMap((department) => listHours(department).map((hours, index) => makeSlot(tx, company, department, hours, others, index))); // prettier-ignore
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

function listHours({ name, timeZone, country }: Department): SlotHours[] {
  const monday = DateTime.fromJSDate(now(), { zone: timeZone }).startOf('week').minus({ weeks: WEEKS_BACK });
  const days = Array.from({ length: (WEEKS_BACK + WEEKS_AHEAD) * 7 }, (_, day) => monday.plus({ days: day }));
  const date = (day: DateTime | undefined) => day!.toISODate() as string;
  const holidays = listHolidays(country, date(days[0]), date(days.at(-1))).map((holiday) => holiday.date);
  return days
    .filter((day) => weekdays[name]!.includes(day.weekday) && !holidays.includes(date(day)))
    .map((day) => ({ startsAt: day.set({ hour: 10 }).toJSDate(), endsAt: day.set({ hour: 12 }).toJSDate() }));
}

function makeSlot(
  tx: Tx,
  { roles }: DemoPeople,
  department: Department,
  hours: SlotHours,
  others: DemoSlot[],
  index: number,
): DemoSlot {
  const held = (role: string) =>
    roles.filter((one) => one.role === role && one.departmentId === department.id).map(({ personId }) => personId);
  const busy = others.filter(({ slot }) => overlaps(slot, hours)).flatMap(({ hostIds }) => hostIds);
  const free = held('host').filter((hostId) => !busy.includes(hostId));
  const hostIds = [free[index % free.length], free[(index + 1) % free.length]].map((hostId) => hostId!);
  const slot = tx.create(Slot, {
    id: randomUUID(),
    departmentId: department.id,
    channel: department.name.endsWith('Chat') ? 'chat' : department.isHost && department.name.startsWith('Schade') ? 'desk' : 'phone', // prettier-ignore
    location: department.place,
    ...hours,
    seats: 2,
    audience: 'onboarding',
    approval: index % 3 === 0 ? 'lead' : 'automatic',
    language: 'nl',
    briefing: 'Meld je bij de receptie, je begeleider haalt je op. Je kijkt mee en stelt je vragen.',
    state: 'published',
    createdById: held('lead')[0]!,
  });
  return { slot, hostIds };
}
