import type { Person } from '../people/person.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Visit } from '../visits/visit.entity.js';
import { listFirstFree } from '../visits/first-free.queries.js';
import { findBookingFacts } from '../visits/visits.queries.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import type { DemoSlot } from './demo-slots.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LINES = 4;
const IN_LINE = 3;

type Slot = DemoSlot['slot'];

/** People in line at moments that are full; the colleague who sees most stands in one, and is offered a seat at another. */
export async function insertDemoLines(tx: Tx, { people }: DemoPeople, slots: DemoSlot[], random: Random) {
  const colleague = await findColleague(tx, people);
  const soon = new Date(now().getTime() + 3 * DAY);
  const full = await listFull(
    tx,
    slots.map(({ slot }) => slot).filter(({ startsAt }) => startsAt > soon),
  );
  for (const [index, slot] of full.slice(0, LINES).entries()) {
    const second = index === 0 ? [colleague] : [];
    const members = [random.pick(people), ...second, ...Array.from({ length: IN_LINE }, () => random.pick(people))];
    await joinLine(tx, slot, [...new Set(members)].slice(0, IN_LINE));
  }
  const free = (await listFirstFree(tx, colleague, 1, { from: soon }))[0];
  const slot = slots.find(({ slot: { id } }) => id === free?.id)?.slot;
  if (!slot) return;
  const offer = {
    offeredAt: new Date(now().getTime() - 3 * HOUR),
    offerExpiresAt: new Date(now().getTime() + 21 * HOUR),
  };
  await tx.insert(Visit, { ...inLine(slot, colleague, 0), state: 'offered', ...offer });
}

/** Who has visits in the most states, and no role: the demo company's welcome lets them in as the colleague. */
async function findColleague(tx: Tx, people: Person[]): Promise<Person> {
  const [row]: { id: string }[] = await tx.query(
    `SELECT visitor_id AS id FROM visits v WHERE NOT EXISTS (SELECT FROM person_roles r WHERE r.person_id = v.visitor_id)
      GROUP BY visitor_id ORDER BY count(DISTINCT state) DESC, visitor_id LIMIT 1`,
  );
  return people.find(({ id }) => id === row?.id) as Person;
}

async function listFull(tx: Tx, slots: Slot[]): Promise<Slot[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM slots WHERE id = ANY ($1::uuid[]) AND seats_taken = seats AND state = 'published'`,
    [slots.map(({ id }) => id)],
  );
  return slots.filter(({ id }) => rows.some((row) => row.id === id));
}

async function joinLine(tx: Tx, slot: Slot, people: Person[]): Promise<void> {
  for (const [index, person] of people.entries()) {
    const { alreadyRequested, isElsewhere } = await findBookingFacts(tx, person.id, slot);
    if (alreadyRequested || isElsewhere || person.departmentId === slot.departmentId) continue;
    await tx.insert(Visit, inLine(slot, person, index));
  }
}

const inLine = (slot: Slot, { id: visitorId }: Person, place: number) => ({
  slotId: slot.id,
  startsAt: slot.startsAt,
  endsAt: slot.endsAt,
  slotState: slot.state,
  visitorId,
  state: 'waiting' as const,
  learningGoals: ['Hoe helpen jullie iemand die voor de derde keer belt?'],
  requestedById: visitorId,
  requestedAt: new Date(now().getTime() - 2 * DAY + place * HOUR),
});
