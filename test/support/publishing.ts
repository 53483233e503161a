import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import { RotationVisit } from '../../src/rotations/rotation-visit.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { aHostDepartment, aLead, anHr, aPerson, type PersonFacts } from './people.js';
import { aPlan, type PlannedFacts } from './plans.js';
import { aProgramme, aRotation, linkVisit, type MadeProgramme, stopAt, type StopFacts } from './rotations.js';
import { aSlot, type SlotFacts } from './slots.js';
import { aVisit, anInvite } from './visits.js';

/** Before it the visits are planned; a Monday. */
export const TODAY = '2027-01-04T08:00:00Z';

/** A morning in January 2027. */
export const morning = (day: number) => ({
  startsAt: new Date(Date.UTC(2027, 0, day, 8)),
  endsAt: new Date(Date.UTC(2027, 0, day, 11)),
});

export interface PublishingScene {
  hr: Actor;
  host: Department;
  lead: Actor;
  programme: MadeProgramme;
  stop: ProgrammeStop;
}

/** A host department, and a programme that asks for one visit there within twenty working days. */
export async function publishingScene(tx: Tx, facts: Partial<StopFacts> = {}): Promise<PublishingScene> {
  const host = await aHostDepartment(tx);
  const programme = await aProgramme(tx, [stopAt(host, facts)]);
  return { hr: await anHr(tx), host, lead: await aLead(tx, host), programme, stop: programme.stops[0]! };
}

export interface Hire {
  person: Actor;
  rotation: Rotation;
}

/** Somebody who started today. */
export async function aHire(tx: Tx, { programme }: PublishingScene, facts: PersonFacts = {}): Promise<Hire> {
  const person = await aPerson(tx, { startsOn: '2027-01-04', ...facts });
  return { person, rotation: await aRotation(tx, programme, { personId: person.id }) };
}

/** A moment that gives its seats at once, unless told otherwise. */
export const aMoment = (tx: Tx, { host, lead }: PublishingScene, day: number, facts: SlotFacts = {}): Promise<Slot> =>
  aSlot(tx, host, { ...morning(day), approval: 'automatic', audience: 'onboarding', createdById: lead.id, ...facts });

/** A ready plan that gives these hires these moments for the only stop. */
export const planOf = (
  tx: Tx,
  { stop, hr }: PublishingScene,
  seats: [Hire, Slot][],
  { missing = [], ...facts }: Omit<PlannedFacts, 'missing' | 'placements'> & { missing?: Hire[] } = {},
) =>
  aPlan(tx, {
    createdById: hr.id,
    startedAt: now(),
    ...facts,
    placements: seats.map(([{ rotation }, slot]) => [rotation, stop, slot]),
    missing: missing.map(({ rotation }) => [rotation, stop]),
  });

/** A visit of the hire for the only stop, made before, in their calendar when it is approved. */
export async function aStanding(
  tx: Tx,
  { stop, hr }: PublishingScene,
  { person, rotation }: Hire,
  slot: Slot,
  facts: Partial<Visit> = {},
): Promise<Visit> {
  const asked = { requestedById: hr.id, requestedAt: new Date('2027-01-01T08:00:00Z') };
  const visit = await aVisit(tx, slot, { state: 'approved', visitorId: person.id, ...asked, ...facts });
  if (visit.state === 'approved') await anInvite(tx, visit);
  await linkVisit(tx, rotation, stop, visit);
  return visit;
}

/** The visits for a rotation, by start: what stop, which slot, how it stands. */
export const pathOf = (
  tx: Tx,
  { rotation }: Hire,
): Promise<{ id: string; slotId: string; state: string; replacesId: string | null }[]> =>
  tx
    .createQueryBuilder(RotationVisit, 'rv')
    .innerJoin('rv.visit', 'v')
    .where('rv.rotationId = :id', { id: rotation.id })
    .orderBy('v.startsAt')
    .select(['v.id AS id', 'v.slot_id AS "slotId"', 'v.state AS state', 'v.replaces_id AS "replacesId"'])
    .getRawMany();
