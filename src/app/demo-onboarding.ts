import { DateTime } from 'luxon';
import { randomUUID } from 'node:crypto';
import { PersonAbsence } from '../people/person-absence.entity.js';
import { Person } from '../people/person.entity.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ProgrammeStop } from '../programmes/programme-stop.entity.js';
import { Cohort } from '../rotations/cohort.entity.js';
import { RotationException } from '../rotations/rotation-exception.entity.js';
import { RotationVisit } from '../rotations/rotation-visit.entity.js';
import { Rotation } from '../rotations/rotation.entity.js';
import { countFrom, windowOf } from '../rotations/window.rules.js';
import { Visit } from '../visits/visit.entity.js';
import { insertOnboardingSlots } from './demo-onboarding-slots.js';
import { type DemoPeople, describePerson } from './demo-people.js';
import { type DemoProgramme, insertDemoProgrammes } from './demo-programmes.js';
import { type DemoSlot, insertAll } from './demo-slots.js';
import { insertWithInvites } from './demo-visits.js';

/** In weeks from now; of how many in ten a visit is planned for every stop. */
const cohorts = [
  { weeks: -13, hires: 9, planned: 10 },
  { weeks: -2, hires: 10, planned: 7 },
  { weeks: 2, hires: 14, planned: 0 },
];
const ZONE = 'Europe/Amsterdam';
const FIRST_INDEX = 200;
const offices = ['Marketing', 'ICT', 'Finance', 'Productontwikkeling', 'Inkoop', 'Communicatie', 'Juridische Zaken', 'Logistiek']; // prettier-ignore
const makers = ['ICT', 'Productontwikkeling'];
/** Somebody takes a few days to think about what they saw. */
const DAYS_BETWEEN = 4;
const noDaysOff = () => false;

/** Three cohorts: one that is done, one that is under way, and one that is still to be planned. */
export async function insertDemoOnboarding(tx: Tx, company: DemoPeople, others: DemoSlot[]): Promise<void> {
  const createdById = company.roles.find(({ role }) => role === 'hr')!.personId;
  const programmes = await insertDemoProgrammes(tx, company.departments, createdById);
  const slots = await insertOnboardingSlots(tx, company, others);
  const seats = new Map(slots.map(({ slot }) => [slot.id, slot.seats]));
  let index = FIRST_INDEX;
  for (const { weeks, hires, planned } of cohorts) {
    const monday = DateTime.fromJSDate(now(), { zone: ZONE }).startOf('week').plus({ weeks });
    const cohort = await tx.save(
      tx.create(Cohort, {
        name: `Lichting ${monday.setLocale('nl').toFormat('d LLLL yyyy')}`,
        firstOn: dateOf(monday),
        lastOn: dateOf(monday.plus({ days: 4 })),
        createdById,
      }),
    );
    const visits: Visit[] = [];
    const links: RotationVisit[] = [];
    for (let nth = 0; nth < hires; nth++, index++) {
      const person = await insertHire(tx, company, index, dateOf(monday.plus({ days: nth % 5 === 4 ? 1 : 0 })));
      const department = company.departments.find(({ id }) => id === person.departmentId)!;
      if (weeks > 0 && department.name === 'Logistiek') continue;
      const programme = programmeOf(programmes, department.name, weeks);
      const rotation = await tx.save(
        tx.create(Rotation, {
          cohortId: cohort.id,
          personId: person.id,
          versionId: programme.version.id,
          firstOn: person.startsOn!,
          createdById,
        }),
      );
      const stops = programme.stops.slice(0, nth % 10 < planned ? undefined : 1);
      for (const [stop, visit] of planStops(tx, person, planned ? stops : [], slots, seats)) {
        visits.push(visit);
        links.push(tx.create(RotationVisit, { visitId: visit.id, rotationId: rotation.id, stopId: stop.id }));
      }
      await insertException(tx, rotation, programme, { nth, weeks, notedById: createdById });
      if (weeks > 0 && nth % 4 === 1) await insertLeave(tx, person, monday.plus({ weeks: 1 + (nth % 3) }), createdById);
    }
    await insertWithInvites(tx, visits);
    await insertAll(tx, RotationVisit, links);
  }
}

const dateOf = (day: DateTime) => day.toISODate() as string;

function programmeOf(programmes: Awaited<ReturnType<typeof insertDemoProgrammes>>, department: string, weeks: number) {
  if (makers.includes(department)) return programmes.product;
  return weeks < -10 ? programmes.earlier : programmes.customer;
}

async function insertHire(tx: Tx, { departments, people }: DemoPeople, index: number, startsOn: string) {
  const department = departments.find(({ name }) => name === offices[index % offices.length])!;
  const manager = people.find(({ departmentId }) => departmentId === department.id)!;
  const hire = tx.create(Person, {
    ...describePerson(index, [department]),
    departmentId: department.id,
    managerId: manager.id,
    startsOn,
  });
  return tx.save(hire);
}

/** The first free seat in the window of each stop, one visit a day. */
function planStops(
  tx: Tx,
  person: Person,
  stops: ProgrammeStop[],
  slots: DemoSlot[],
  seats: Map<string, number>,
): [ProgrammeStop, Visit][] {
  const planned: [ProgrammeStop, Visit][] = [];
  for (const stop of stops) {
    const { from, to } = windowOf(stop, countFrom(person.startsOn!, noDaysOff), null);
    const last = DateTime.fromJSDate(planned.at(-1)?.[1].startsAt ?? new Date(0), { zone: ZONE });
    const found = slots.find(({ slot }) => {
      const day = DateTime.fromJSDate(slot.startsAt, { zone: ZONE });
      const isThere = person.workdays.includes(day.weekday) && dateOf(day) >= from && dateOf(day) <= to;
      const isAfter = dateOf(day) > dateOf(last.plus({ days: DAYS_BETWEEN }));
      return slot.departmentId === stop.departmentId && isThere && isAfter && seats.get(slot.id)! > 0;
    });
    if (!found) continue;
    seats.set(found.slot.id, seats.get(found.slot.id)! - 1);
    planned.push([stop, makeVisit(tx, person, found, seats.get(found.slot.id)!)]);
  }
  return planned;
}

function makeVisit(tx: Tx, person: Person, { slot, hostIds }: DemoSlot, seat: number): Visit {
  const isAsked = slot.approval === 'lead' && slot.startsAt > now() && seat === 0;
  const requestedAt = new Date(Math.min(slot.startsAt.getTime(), now().getTime()) - 5 * 86_400_000);
  return tx.create(Visit, {
    id: randomUUID(),
    slotId: slot.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    slotState: slot.state,
    visitorId: person.id,
    state: isAsked ? 'requested' : 'approved',
    learningGoals: ['Kennismaken met het werk en met de vragen van klanten.'],
    hostId: isAsked ? null : (hostIds[seat % hostIds.length] ?? null),
    requestedById: person.id,
    requestedAt,
    decidedById: isAsked ? null : slot.createdById,
    decidedAt: isAsked ? null : requestedAt,
    nudgedAt: isAsked ? now() : null,
    nudgeStep: isAsked ? 3 : 0,
  });
}

/** For one hire a stop was left out, for another there is more time, and a third left the path. */
async function insertException(
  tx: Tx,
  rotation: Rotation,
  { stops }: DemoProgramme,
  { nth, weeks, notedById }: { nth: number; weeks: number; notedById: string },
): Promise<void> {
  const stopId = stops.at(-1)!.id;
  const noted = { rotationId: rotation.id, stopId, notedById, notedAt: now() };
  const later = dateOf(DateTime.fromJSDate(now()).plus({ weeks: 8 }));
  if (weeks > 0 && nth === 2) await tx.insert(RotationException, { ...noted, isSkipped: true });
  if (weeks === -2 && nth === 8)
    await tx.insert(RotationException, { ...noted, stopId: stops[0]!.id, isSkipped: false, untilOn: later });
  if (weeks < -10 && nth === 7)
    await tx.update(Rotation, { id: rotation.id }, { state: 'stopped', stoppedReason: 'Werkt nu zelf bij Klantenservice Chat.' }); // prettier-ignore
}

async function insertLeave(tx: Tx, person: Person, from: DateTime, notedById: string): Promise<void> {
  const untilOn = dateOf(from.plus({ days: 2 }));
  await tx.insert(PersonAbsence, { personId: person.id, fromOn: dateOf(from), untilOn, notedById, notedAt: now() });
}
