import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { fullName } from '../../src/people/person.rules.js';
import { Person } from '../../src/people/person.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { visitUrl } from '../../src/visits/mail-urls.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { findVisitForMail } from '../../src/visits/invites.queries.js';
import { setStage } from '../support/acts.js';
import { histories } from '../support/history.js';
import { World } from '../support/world.js';

const RUNS = 25;
/** So that a failure has time to shrink and is told before Jest gives up. */
const PATIENCE_MS = 90_000;

const stage = setStage();

test(
  'whatever happens in whichever order, the calendars end as the visits do, and nothing on the way confuses them',
  async () => {
    const seen = { visits: 0, messages: 0 };
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const world = await World.open(stage);
        for (const step of steps) {
          await world.take(step);
          await stage.run((tx) => expectOrder(tx, world));
        }
        await world.deliverAll();
        expect(world.clients.faults).toEqual([]);
        for (const visitId of world.visitIds) await stage.run((tx) => expectCalendars(tx, world, visitId));
        seen.visits += world.visitIds.length;
        seen.messages += world.clients.events.size;
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS },
    );
    // Histories in which nothing happens would prove nothing.
    expect(seen.visits).toBeGreaterThan(RUNS);
    expect(seen.messages).toBeGreaterThan(RUNS);
  },
  PATIENCE_MS + 30_000,
);

/** Seats are counted right, and nobody is in two places. */
async function expectOrder(tx: Tx, world: World): Promise<void> {
  const slotIds = world.slots.map(({ id }) => id);
  const miscounted: object[] = await tx.query(
    `SELECT s.id, s.seats_taken, count(v.id)::int AS approved FROM slots s LEFT JOIN visits v ON v.slot_id = s.id AND v.state = 'approved'
      WHERE s.id = ANY ($1) GROUP BY s.id HAVING s.seats_taken <> count(v.id) OR count(v.id) > s.seats`,
    [slotIds],
  );
  expect(miscounted).toEqual([]);
  const inTwoPlaces: object[] = await tx.query(
    `WITH plans AS (
       SELECT visitor_id AS person, slot_id, starts_at, ends_at FROM visits WHERE slot_id = ANY ($1) AND state IN ('requested', 'approved')
       UNION SELECT host_id, slot_id, starts_at, ends_at FROM visits WHERE slot_id = ANY ($1) AND state = 'approved' AND host_id IS NOT NULL)
     SELECT a.person, a.slot_id, b.slot_id FROM plans a JOIN plans b
         ON a.person = b.person AND a.slot_id < b.slot_id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
    [slotIds],
  );
  expect(inTwoPlaces).toEqual([]);
}

/** Everybody's calendar shows the visit as it is: approved it stands once with visitor and host, else nowhere. */
async function expectCalendars(tx: Tx, world: World, visitId: string): Promise<void> {
  const visit = (await findVisitForMail(tx, visitId))!;
  const { state, startsAt, endsAt, location } = visit;
  const events = world.clients.listEvents(visitUrl(visitId));
  const live = events.filter(({ isLive }) => isLive);
  if (state !== 'approved') {
    expect(live).toEqual([]);
    if (state !== 'cancelled') expect(events).toEqual([]);
    return;
  }
  const { visitorId, hostId } = await tx.findOneByOrFail(Visit, { id: visitId });
  const [visitor, host] = [
    await tx.findOneByOrFail(Person, { id: visitorId }),
    hostId && (await tx.findOneByOrFail(Person, { id: hostId })),
  ];
  const expected = [visitor, ...(host ? [host] : [])].map(({ email: person }) => ({
    person,
    startsAt,
    endsAt,
    location,
  }));
  expect(live).toHaveLength(expected.length);
  expect(live).toEqual(expect.arrayContaining(expected.map((event) => expect.objectContaining(event))));
  const mine = live.find(({ person }) => person === visitor.email)!;
  if (host) expect(mine.description).toContain(fullName(host));
  else
    expect(world.people.some(({ name }) => name !== fullName(visitor) && mine.description.includes(name))).toBe(false);
}
