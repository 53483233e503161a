import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import type { CohortView } from './cohorts.queries.js';
import { stateOfStop } from './path.rules.js';
import type { CohortAnswer, RotationAnswer, RotationPathAnswer } from './rotations.dto.js';
import type { RotationView } from './rotations.queries.js';
import { factsOf } from './show-rotation.js';
import { readPath } from './stop-of-rotation.js';

/** A cohort as the API tells it. */
export const presentCohort = ({ id, name, firstOn, lastOn, open, stopped, without }: CohortView): CohortAnswer => ({
  id,
  name,
  firstOn,
  lastOn,
  open,
  stopped,
  without,
});

/** A rotation as the API tells it. */
export const presentRotation = (rotation: RotationView): RotationAnswer => ({
  id: rotation.id,
  cohortId: rotation.cohortId,
  personId: rotation.personId,
  personName: rotation.personName,
  programmeId: rotation.programmeId,
  programmeVersion: rotation.programmeVersion,
  firstOn: rotation.firstOn,
  state: rotation.state,
});

/** With its stops, each as this reader may know it. */
export async function presentPath(tx: Tx, reader: Actor, rotation: RotationView): Promise<RotationPathAnswer> {
  const today = localDate(now(), rotation.timeZone);
  const stops = (await readPath(tx, rotation)).map((stop) => ({
    stopId: stop.stopId,
    state: stateOfStop(factsOf(stop, rotation, reader), today),
    departmentId: stop.departmentId,
    channel: stop.channel,
    isRequired: stop.isRequired,
    from: stop.from,
    to: stop.to,
    visits: stop.visits,
    done: stop.done,
    planned: stop.planned,
    made: stop.made.map(({ visitId, state, startsAt, endsAt }) => ({ visitId, state, startsAt, endsAt })),
  }));
  return { ...presentRotation(rotation), stops };
}
