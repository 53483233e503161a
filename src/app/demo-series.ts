import { DateTime } from 'luxon';
import { addSpecialDays } from '../calendar/add-special-days.js';
import { getActor } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { publishSeries } from '../series/publish-series.js';
import type { DemoPeople } from './demo-people.js';

const WEDNESDAY = 3;

/** Every host department has a quiet afternoon that comes back each week, and is closed for a few days at New Year. */
export async function insertDemoSeries(tx: Tx, { departments, roles }: DemoPeople): Promise<void> {
  for (const department of departments.filter(({ isHost }) => isHost)) {
    const { personId = '' } = roles.find(({ role, departmentId }) => role === 'lead' && departmentId === department.id) ?? {}; // prettier-ignore
    const lead = await getActor(tx, personId);
    const today = DateTime.fromJSDate(now(), { zone: department.timeZone }).startOf('day');
    const year = today.year;
    const days = { firstOn: `${year}-12-28`, lastOn: `${year}-12-31`, name: 'Rond de jaarwisseling' };
    await addSpecialDays(tx, lead, department.id, days);
    const first = today.plus({ weeks: 1 }).set({ weekday: WEDNESDAY, hour: 13, minute: 30 });
    await publishSeries(tx, lead, {
      departmentId: department.id,
      channel: 'phone',
      seats: 2,
      approval: 'automatic',
      startsAt: first.toJSDate(),
      endsAt: first.plus({ hours: 2, minutes: 30 }).toJSDate(),
      rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=12',
      briefing: 'Een rustige middag: er is tijd voor al je vragen.',
    });
  }
}
