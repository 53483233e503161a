import { randomUUID } from 'node:crypto';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import { declineTexts } from '../../src/decisions/decline-texts.js';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { noOwnTexts } from '../../src/platform/views/locales.js';
import { SlotHost } from '../../src/slots/slot-host.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import type { VisitState } from '../../src/visits/visit.rules.js';
import { aDepartment, aHostDepartment } from './people.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What happened, as somebody without a database would write it down. */
export interface Story {
  departments: Department[];
  people: { id: string; departmentId: string; isActive: boolean; isHost: boolean }[];
  slots: { id: string; departmentId: string; startsAt: Date; endsAt: Date; seats: number; isPublished: boolean }[];
  visits: {
    id: string;
    slotId: string;
    visitorId: string;
    hostId: string | null;
    state: VisitState;
    requestedAt: Date;
    decidedAt: Date | null;
    isDecidedBySomebody: boolean;
    reason: string | null;
    cancelledLate: boolean;
    outcome: 'present' | 'missed' | null;
  }[];
}

export const declineReasons = [declineTexts('nl', noOwnTexts)[0]!.text, 'Liever niet.', null];

/** Two years of visits at three host departments, the last of which has three hosts; some are still to come. */
export async function aStory(tx: Tx, at: Date, random: () => number, size = 260): Promise<Story> {
  const below = (n: number) => Math.floor(random() * n);
  const oneOf = <T>(list: readonly T[]) => list[below(list.length)]!;
  const hosting = [await aHostDepartment(tx), await aHostDepartment(tx), await aHostDepartment(tx)];
  const others = [await aDepartment(tx), await aDepartment(tx), await aDepartment(tx)];
  const departments = [...hosting, ...others];
  const person = (departmentId: string, isHost: boolean) => ({ id: randomUUID(), departmentId, isHost, isActive: random() > 0.1 }); // prettier-ignore
  const people = [
    ...hosting.flatMap(({ id }, place) => Array.from({ length: [7, 6, 3][place]! }, () => person(id, true))),
    ...others.flatMap(({ id }) => Array.from({ length: 3 + below(9) }, () => person(id, false))),
  ];
  await tx.insert(
    Person,
    people.map(({ id, departmentId, isActive }) => ({ id, departmentId, isActive, givenName: 'Noor', familyName: 'Vis', email: `${id}@example.org` })), // prettier-ignore
  );
  await tx.insert(
    PersonRole,
    people.filter(({ isHost }) => isHost).map(({ id, departmentId }) => ({ personId: id, role: 'host' as const, departmentId })), // prettier-ignore
  );
  const hostsOf = (departmentId: string) => people.filter((one) => one.isHost && one.departmentId === departmentId);

  const story: Story = { departments, people, slots: [], visits: [] };
  for (let number = 0; number < size; number += 1) {
    // No two at the same hours: nobody can be at both.
    const startsAt = new Date(at.getTime() + (30 - (730 * number) / size) * DAY);
    const { id: departmentId } = oneOf(hosting);
    const isPublished = random() > 0.1;
    const slot = { id: randomUUID(), departmentId, startsAt, endsAt: new Date(startsAt.getTime() + 3 * HOUR), seats: 3 + below(2), isPublished }; // prettier-ignore
    story.slots.push(slot);
    const guests = people.filter((one) => one.departmentId !== departmentId).sort(() => random() - 0.5).slice(0, below(4)); // prettier-ignore
    for (const { id: visitorId } of guests) story.visits.push(aGuest(slot, visitorId));
  }

  function aGuest(slot: Story['slots'][number], visitorId: string): Story['visits'][number] {
    const states = ['approved', 'approved', 'approved', 'declined', 'cancelled', 'withdrawn'] as const;
    const state = slot.isPublished ? oneOf(states) : oneOf(['declined', 'cancelled'] as const);
    const requestedAt = new Date(slot.startsAt.getTime() - 40 * DAY);
    const isDecided = state === 'approved' || state === 'declined';
    return {
      id: randomUUID(),
      slotId: slot.id,
      visitorId,
      hostId: state === 'approved' && random() > 0.2 ? oneOf(hostsOf(slot.departmentId)).id : null,
      state,
      requestedAt,
      decidedAt: isDecided ? new Date(requestedAt.getTime() + below(240) * HOUR + 60_000 * below(60)) : null,
      isDecidedBySomebody: isDecided && random() > 0.15,
      reason: state === 'declined' ? oneOf(declineReasons) : null,
      cancelledLate: state === 'cancelled' && random() > 0.5,
      outcome: state === 'approved' && slot.endsAt <= at ? oneOf(['present', 'missed', null] as const) : null,
    };
  }
  await writeDown(tx, story);
  return story;
}

async function writeDown(tx: Tx, { people, slots, visits }: Story): Promise<void> {
  const [{ id: anybody }] = people as [Story['people'][number]];
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]));
  const copied = (slotId: string) => {
    const { startsAt, endsAt, isPublished } = slotOf.get(slotId)!;
    return { slotId, startsAt, endsAt, slotState: isPublished ? ('published' as const) : ('withdrawn' as const) };
  };
  await tx.insert(
    Slot,
    slots.map(({ id, departmentId, startsAt, endsAt, seats, isPublished }) => ({
      ...{ id, departmentId, startsAt, endsAt, seats, createdById: anybody, location: 'Zaal 1' },
      ...{ channel: 'phone' as const, audience: 'both' as const, approval: 'lead' as const },
      state: isPublished ? ('published' as const) : ('withdrawn' as const),
    })),
  );
  const sitting = new Map(visits.flatMap(({ slotId, hostId }) => (hostId ? [[`${slotId} ${hostId}`, { ...copied(slotId), hostId }]] : []))); // prettier-ignore
  await tx.insert(SlotHost, [...sitting.values()]);
  await tx.insert(
    Visit,
    visits.map(({ isDecidedBySomebody, outcome: _, slotId, ...visit }) => ({
      ...visit,
      ...copied(slotId),
      learningGoals: ['Waarom bellen klanten?'],
      requestedById: visit.visitorId,
      decidedById: isDecidedBySomebody ? anybody : null,
    })),
  );
  const marked = visits.filter(({ outcome }) => outcome !== null);
  await tx.insert(
    Attendance,
    marked.map(({ id, outcome }) => ({ visitId: id, outcome, toldBy: outcome === 'missed' ? ('nobody' as const) : null, markedAt: new Date(), markedById: anybody })), // prettier-ignore
  );
}
