import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { inZone } from '../platform/time-zone.rules.js';
import { fairest, type HostPlace, type HostStanding, whyNotHost } from './host.rules.js';
import { lockHostsOf } from './lock-hosts.js';
import { listStandingsOfSlots, type StandingOfSlot } from './standings.queries.js';

interface Guest {
  slotId: string;
  visitorId: string;
}

/**
 * Whose turn it is to sit beside each of many visitors, in their order: as `chooseHost` one after the other, each knowing of
 * those before, in as many reads as for one.
 */
export async function chooseHosts(tx: Tx, guests: Guest[]): Promise<(string | null)[]> {
  const slotIds = [...new Set(guests.map(({ slotId }) => slotId))];
  if (!slotIds.length) return [];
  await lockHostsOf(tx, slotIds);
  const bySlot = groupBySlot(await listStandingsOfSlots(tx, slotIds));
  const declined = await readDeclined(
    tx,
    guests.map(({ visitorId }) => visitorId),
  );
  const given = new Map<string, HostPlace[]>();
  const at = now();
  return guests.map(({ slotId, visitorId }) => {
    const standings = (bySlot.get(slotId) ?? []).map((host) => ({
      ...withGuests(host, given.get(host.id) ?? [], at),
      isVisitor: host.id === visitorId,
      hasDeclined: declined.has(`${host.id} ${visitorId}`),
    }));
    const host = fairest(standings.filter((standing) => whyNotHost(standing) === null));
    if (host) given.set(host.id, [...(given.get(host.id) ?? []), host.place]);
    return host?.id ?? null;
  });
}

function groupBySlot(standings: StandingOfSlot[]): Map<string, StandingOfSlot[]> {
  const bySlot = new Map<string, StandingOfSlot[]>();
  for (const standing of standings) bySlot.set(standing.slotId, [...(bySlot.get(standing.slotId) ?? []), standing]);
  return bySlot;
}

async function readDeclined(tx: Tx, visitorIds: string[]): Promise<Set<string>> {
  const rows: { hostId: string; visitorId: string }[] = await tx.query(
    `SELECT host_id AS "hostId", visitor_id AS "visitorId" FROM declined_guests WHERE visitor_id = ANY ($1::uuid[])`,
    [visitorIds],
  );
  return new Set(rows.map(({ hostId, visitorId }) => `${hostId} ${visitorId}`));
}

/** The host's standing with the guests that these very choices gave them. */
function withGuests<T extends HostStanding>(host: T, places: HostPlace[], at: Date): T {
  if (!places.length) return host;
  const start = inZone(host.place.startsAt, host.place.timeZone);
  const same = (unit: 'day' | 'week' | 'month') =>
    places.filter(({ startsAt }) => inZone(startsAt, host.place.timeZone).hasSame(start, unit)).length;
  return {
    ...host,
    onDay: host.onDay + same('day'),
    inWeek: host.inWeek + same('week'),
    inMonth: host.inMonth + same('month'),
    here: host.here + places.filter(({ startsAt }) => +startsAt === +host.place.startsAt).length,
    lately: host.lately + places.length,
    lastGivenAt: at,
  };
}
