import type { Department } from '../../src/people/department.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Programme } from '../../src/programmes/programme.entity.js';
import { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import { ProgrammeVersion } from '../../src/programmes/programme-version.entity.js';
import { Cohort } from '../../src/rotations/cohort.entity.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { RotationVisit } from '../../src/rotations/rotation-visit.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { anHr, aPerson } from './people.js';

let count = 0;

export type StopFacts = Partial<Omit<ProgrammeStop, 'version' | 'department'>> & { departmentId: string };
export type VersionFacts = Partial<Omit<ProgrammeVersion, 'programme' | 'createdBy'>> & { name?: string };

export interface MadeProgramme {
  programme: Programme;
  version: ProgrammeVersion;
  stops: ProgrammeStop[];
}

/** A stop at a host department: one visit within twenty working days, required. */
export const stopAt = (department: Department, facts: Partial<StopFacts> = {}): StopFacts => ({
  departmentId: department.id,
  ...facts,
});

/** A programme in its first version, for everybody unless told otherwise, set down directly. */
export async function aProgramme(
  tx: Tx,
  stops: StopFacts[],
  { name, ...facts }: VersionFacts = {},
): Promise<MadeProgramme> {
  const createdById = facts.createdById ?? (await anHr(tx)).id;
  const programme = await tx.save(tx.create(Programme, { name: name ?? `Inwerkprogramma ${++count}`, createdById }));
  const version = await tx.save(
    tx.create(ProgrammeVersion, {
      programmeId: programme.id,
      version: 1,
      isOrdered: false,
      mostPerDay: 1,
      mostPerWeek: null,
      departmentIds: [],
      locations: [],
      jobTitles: [],
      createdById,
      ...facts,
    }),
  );
  return { programme, version, stops: await insertStops(tx, version.id, stops) };
}

function insertStops(tx: Tx, versionId: string, stops: StopFacts[]): Promise<ProgrammeStop[]> {
  const usual = { channel: null, leastMinutes: null, visits: 1, fromDay: 0, toDay: 20, isRequired: true, weight: 1 };
  return tx.save(stops.map((stop, index) => tx.create(ProgrammeStop, { ...usual, position: index + 1, ...stop, versionId }))); // prettier-ignore
}

/** The hires of one Monday, unless told otherwise. */
export async function aCohort(tx: Tx, facts: Partial<Omit<Cohort, 'createdBy'>> = {}): Promise<Cohort> {
  const createdById = facts.createdById ?? (await anHr(tx)).id;
  const firstOn = facts.firstOn ?? '2027-01-04';
  return tx.save(tx.create(Cohort, { name: `Lichting ${++count}`, firstOn, lastOn: firstOn, ...facts, createdById }));
}

export type RotationFacts = Partial<Omit<Rotation, 'cohort' | 'person' | 'version' | 'createdBy'>>;

/** An open rotation of a new hire on the programme, set down directly. */
export async function aRotation(tx: Tx, { version }: MadeProgramme, facts: RotationFacts = {}): Promise<Rotation> {
  const firstOn = facts.firstOn ?? '2027-01-04';
  const cohortId = facts.cohortId ?? (await aCohort(tx, { firstOn })).id;
  const personId = facts.personId ?? (await aPerson(tx, { startsOn: firstOn })).id;
  const createdById = facts.createdById ?? (await anHr(tx)).id;
  return tx.save(tx.create(Rotation, { versionId: version.id, ...facts, firstOn, cohortId, personId, createdById }));
}

/** Says for which stop of a rotation a visit is. */
export async function linkVisit(tx: Tx, rotation: Rotation, stop: ProgrammeStop, visit: Visit): Promise<void> {
  await tx.insert(RotationVisit, { rotationId: rotation.id, stopId: stop.id, visitId: visit.id });
}
