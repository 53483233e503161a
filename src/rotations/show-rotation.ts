import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { noProblems } from '../platform/views/page.js';
import { listCurrentProgrammes } from '../programmes/programmes.queries.js';
import { type PathCount, countPath, stateOfStop, type StopFacts } from './path.rules.js';
import { whyNotFollowFirstDay, whyNotReopen, whyNotRestoreStop } from './rotation.rules.js';
import type { PathStop } from './rotation-paths.queries.js';
import type { RotationView } from './rotations.queries.js';
import { readPath } from './stop-of-rotation.js';

/** Where each stop stands, for this reader: whether somebody stayed away is between them and HR. */
export function factsOf(stop: PathStop, rotation: { personId: string }, reader: Actor): StopFacts {
  const mayKnow = reader.id === rotation.personId || servesCompany(reader);
  return { ...stop, isMissed: mayKnow && stop.made.some(({ isMissed }) => isMissed) };
}

/** Done and planned of a hundred, as the bar draws them. */
export function barOf({ visits, done, planned }: PathCount) {
  const share = (count: number) => (visits ? Math.round((100 * count) / visits) : 0);
  return { been: share(done), booked: share(planned) };
}

/** Everything the page of a rotation shows. */
export async function showRotation(tx: Tx, reader: Actor, rotation: RotationView) {
  const zone = rotation.timeZone;
  const today = localDate(now(), zone);
  const path = await readPath(tx, rotation);
  const mayKeep = servesCompany(reader);
  const count = countPath(path.map((stop) => ({ ...factsOf(stop, rotation, reader), isRequired: stop.isRequired })), today); // prettier-ignore
  const programmes = mayKeep ? await listCurrentProgrammes(tx) : [];
  return {
    rotation: {
      ...rotation,
      firstDay: noonOf(rotation.firstOn, zone),
      newFirstDay: rotation.startsOn && noonOf(rotation.startsOn, zone),
    },
    zone,
    isOwn: rotation.personId === reader.id,
    mayKeep,
    count,
    bar: barOf(count),
    stops: path.map((stop) => showStop(stop, rotation, reader, today)),
    noProblems,
    canFollow: whyNotFollowFirstDay(reader, rotation) === null,
    canReopen: whyNotReopen(reader, { ...rotation, hasOtherOpen: false }) === null,
    programmes: programmes
      .filter(({ versionId }) => versionId !== rotation.versionId)
      .map(({ id, name }) => ({ value: id, label: name })),
    isOutdated: programmes.some(({ id, versionId }) => id === rotation.programmeId && versionId !== rotation.versionId),
  };
}

function showStop(stop: PathStop, rotation: RotationView, reader: Actor, today: string) {
  const facts = factsOf(stop, rotation, reader);
  return {
    ...stop,
    state: stateOfStop(facts, today),
    fromDay: noonOf(stop.from, rotation.timeZone),
    toDay: noonOf(stop.to, rotation.timeZone),
    isOtherwise: whyNotRestoreStop(reader, rotation, stop) === null,
    hasStanding: stop.made.some(({ isPlanned, startsAt }) => isPlanned && startsAt > now()),
    made: stop.made
      .filter(({ isPlanned }) => isPlanned)
      .map((visit) => ({ ...visit, isMissed: facts.isMissed && visit.isMissed, isOver: visit.endsAt <= now() })),
  };
}
