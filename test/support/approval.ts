import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import type { Invite } from '../../src/visits/invite.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import type { Stage } from './acts.js';
import { stopClockAt } from './clock.js';
import { getInvite } from './invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from './people.js';
import { aSlot, type SlotFacts } from './slots.js';

/** A Monday; the visit is on the Tuesday of the week after, from half past nine until half past twelve in Amsterdam. */
export const approvedAt = '2026-11-16T10:00:00Z';
export const approvedHours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };

export interface Approval {
  department: Department;
  lead: Actor;
  visitor: Actor;
  host: Actor;
  slot: Slot;
  visitId: string;
  inviteOf(person: Actor): Promise<Invite>;
  /** By the lead. */
  cancel(): Promise<void>;
}

let count = 0;

/** A visit that was approved just now, at a department of its own; the invites wait to be sent. */
export async function anApproval({ run, takeJobs }: Stage, facts: SlotFacts = {}): Promise<Approval> {
  stopClockAt(approvedAt);
  const department = await run((tx) => aHostDepartment(tx, { name: `Klantenservice; "Gent", ${++count}` }));
  const lead = await run((tx) => aLead(tx, department, { givenName: 'Lena', namePrefix: 'de', familyName: 'Bakker' }));
  const host = await run((tx) => aHost(tx, department));
  const visitor = await run((tx) => aPerson(tx));
  const hostIds = [host.id];
  const slot = await run((tx) =>
    aSlot(tx, department, { ...approvedHours, seats: 3, createdById: lead.id, hostIds, ...facts }),
  );
  const learningGoals = ['Waarom <bellen> klanten?', 'En dan?'];
  const visitId = await run((tx) => requestVisit(tx, visitor, slot.id, { learningGoals }));
  await takeJobs();
  await run((tx) => approveVisit(tx, lead, visitId));
  return {
    department,
    lead,
    visitor,
    host,
    slot,
    visitId,
    inviteOf: (person) => run((tx) => getInvite(tx, visitId, person.id)),
    cancel: () => run((tx) => cancelVisit(tx, lead, visitId, { reason: 'Het is <b>te druk</b> & krap.' })),
  };
}
