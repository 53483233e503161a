import { fixClock, now } from '../../src/platform/clock.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import { offerSeats } from '../../src/waitlist/offer-seats.js';
import type { Stage } from './acts.js';
import { stopClockAt } from './clock.js';
import { aHostDepartment, aLead, aPerson } from './people.js';
import { aSlot, type SlotFacts } from './slots.js';
import { aVisit } from './visits.js';

/** A Monday morning; the slot is on the Tuesday of the week after, from half past nine in Amsterdam. */
export const joinedAt = '2026-11-16T10:00:00Z';
const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
export const learningGoals = ['Waarom bellen klanten?'];

export interface FullSlot {
  department: Department;
  lead: Actor;
  slot: Slot;
  /** The visits that take its seats. */
  taken: Visit[];
  /** Somebody stands in line, a minute after whoever did before; of a department of their own unless told who. */
  join(person?: Actor): Promise<{ person: Actor; visitId: string }>;
  /** Lets the jobs that wait offer what they have to offer. */
  offer(): Promise<void>;
  stateOf(visitId: string): Promise<Visit>;
}

/** A slot with every seat taken, at a department of its own. */
export async function aFullSlot({ run, takeJobs }: Stage, facts: SlotFacts = {}): Promise<FullSlot> {
  stopClockAt(joinedAt);
  const department = await run((tx) => aHostDepartment(tx));
  const lead = await run((tx) => aLead(tx, department));
  const slot = await run((tx) => aSlot(tx, department, { ...hours, createdById: lead.id, ...facts }));
  const taken: Visit[] = [];
  for (let seat = 0; seat < slot.seats; seat++) taken.push(await run((tx) => aVisit(tx, slot, { state: 'approved' })));
  return {
    department,
    lead,
    slot,
    taken,
    async join(person) {
      const who = person ?? (await run((tx) => aPerson(tx)));
      const visitId = await run((tx) => joinWaitlist(tx, who, slot.id, { learningGoals }));
      passTime({ minutes: 1 });
      return { person: who, visitId };
    },
    async offer() {
      const jobs = (await takeJobs()).filter(({ name }) => name === 'offer-seats');
      for (const { payload } of jobs) await run((tx) => offerSeats(tx, (payload as { slotId: string }).slotId));
    },
    stateOf: (visitId) => run((tx) => tx.findOneByOrFail(Visit, { id: visitId })),
  };
}

/** Lets the stopped clock go on. */
export function passTime({ days = 0, hours: more = 0, minutes = 0 }): void {
  fixClock(new Date(now().getTime() + ((days * 24 + more) * 60 + minutes) * 60_000));
}
