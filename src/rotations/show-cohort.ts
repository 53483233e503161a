import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { listCurrentProgrammes } from '../programmes/programmes.queries.js';
import { whyNotRemoveCohort } from './cohort.rules.js';
import { type CohortView, listHiresWithout } from './cohorts.queries.js';
import { listHiresToStart } from './hires.queries.js';
import { matchProgramme, whyNoMatch } from './matching.rules.js';
import { countPath } from './path.rules.js';
import { listPaths } from './rotation-paths.queries.js';
import { rotationStates } from './rotation.rules.js';
import { listRotations, type RotationView } from './rotations.queries.js';
import { barOf, factsOf } from './show-rotation.js';

const HIRES_SHOWN = 50;
const ZONE = 'UTC';

/** Days of a cohort as the page writes them. */
export const showDays = ({ firstOn, lastOn }: { firstOn: string; lastOn: string }) => ({
  first: noonOf(firstOn, ZONE),
  last: noonOf(lastOn, ZONE),
  isOneDay: firstOn === lastOn,
});

/** What is looked for among the hires of a cohort, as it stands in the address. */
export interface HireSearch {
  search: string;
  state: string;
  cursor: string;
}

/** Everything the page of a cohort shows: who has no rotation yet, and how far the others are. */
export async function showCohort(tx: Tx, reader: Actor, cohort: CohortView, search: HireSearch) {
  const state = rotationStates.find((name) => name === search.state);
  const filter = { cohortId: cohort.id, search: search.search.slice(0, 100), state };
  const found = await listRotations(tx, reader, { ...filter, cursor: search.cursor || undefined, limit: HIRES_SHOWN });
  const path = `/cohorts/${cohort.id}`;
  const typed = { search: filter.search, state: state ?? '' };
  return {
    cohort: { ...cohort, days: showDays(cohort) },
    ...(await showWithout(tx, cohort.id)),
    typed,
    isNarrow: Boolean(typed.search || typed.state),
    states: rotationStates.map((value) => ({ value, labelKey: `rotations.which.${value}` })),
    hires: await showHires(tx, reader, found.items),
    nextPath: found.nextCursor && pathWith(path, { ...typed, cursor: found.nextCursor }),
    canRemove: whyNotRemoveCohort(reader, { rotations: cohort.open + cohort.stopped }) === null,
    zone: ZONE,
  };
}

/** Who begins then and is on no rotation: on which programme they would start, or why on none. */
async function showWithout(tx: Tx, cohortId: string) {
  const ids = (await listHiresWithout(tx, cohortId)).map(({ id }) => id);
  const programmes = await listCurrentProgrammes(tx);
  const people = (await listHiresToStart(tx, ids)).map((hire) => {
    const match = matchProgramme(hire, programmes);
    return {
      ...hire,
      firstDay: hire.startsOn && noonOf(hire.startsOn, ZONE),
      programmeName: match.programme?.name ?? null,
      why: whyNoMatch(match),
      rivals: match.rivals.map(({ name }) => name),
    };
  });
  return {
    matched: people.filter(({ why }) => !why),
    unmatched: people.filter(({ why }) => why),
    programmes: programmes.map(({ id, name }) => ({ value: id, label: name })),
  };
}

async function showHires(tx: Tx, reader: Actor, rotations: RotationView[]) {
  const paths = await listPaths(
    tx,
    rotations.map((rotation) => ({ ...rotation, rotationId: rotation.id })),
    now(),
  );
  return rotations.map((rotation) => {
    const stops = (paths.get(rotation.id) ?? []).map((stop) => ({
      ...factsOf(stop, rotation, reader),
      isRequired: stop.isRequired,
    }));
    const count = countPath(stops, localDate(now(), rotation.timeZone));
    const movesFirstDay = rotation.state === 'open' && rotation.startsOn !== null && rotation.startsOn !== rotation.firstOn; // prettier-ignore
    return { ...rotation, count, bar: barOf(count), movesFirstDay, firstDay: noonOf(rotation.firstOn, ZONE) };
  });
}
