import { DateTime } from 'luxon';
import { HostAbsence } from '../hosts/host-absence.entity.js';
import { HostWishes } from '../hosts/host-wishes.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DemoPeople } from './demo-people.js';

const anything = { channels: [], languages: [], hours: [], mostPerDay: null, mostPerWeek: null, mostPerMonth: null };
const mornings = [1, 2, 3, 4].map((weekday) => ({ weekday, from: '08:30', to: '12:30' }));

/** What hosts may have said of themselves, over and over; null: nothing yet. */
const said = [
  { ...anything, takesPart: true, mostPerWeek: 2 },
  { ...anything, takesPart: true },
  null,
  { ...anything, takesPart: true, mostPerDay: 1, mostPerMonth: 6 },
  { ...anything, takesPart: true, hours: mornings },
  { ...anything, takesPart: false },
];

/** Most hosts take part, each in their own way; the last one on the list pauses next week. */
export async function insertDemoHosts(tx: Tx, { roles }: DemoPeople): Promise<void> {
  const hostIds = roles.flatMap(({ role, personId }) => (role === 'host' ? personId : []));
  const wishes = hostIds.flatMap((personId, index) => {
    const one = said[index % said.length];
    return one ? { personId, ...one, changedAt: now() } : [];
  });
  await tx.insert(HostWishes, wishes);
  const personId = hostIds.at(-1);
  if (!personId) return;
  const monday = DateTime.fromJSDate(now()).startOf('week').plus({ weeks: 1 });
  const [fromOn, untilOn] = [monday, monday.plus({ days: 4 })].map((day) => day.toISODate() as string);
  await tx.insert(HostAbsence, { personId, kind: 'pause', fromOn, untilOn, reportedById: personId, reportedAt: now() });
}
