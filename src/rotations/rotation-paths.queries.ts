import { DateTime } from 'luxon';
import { type FreeDays, isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Channel } from '../slots/slot.rules.js';
import { byKey, type LinkedVisit, listRotationVisits } from './rotation-visits.queries.js';
import { countFrom, LONGEST_WINDOW_DAYS, type Window, windowOf } from './window.rules.js';

/** As much of a rotation as its path is made of; the department is the hire's own. */
export interface OnPath {
  rotationId: string;
  versionId: string;
  departmentId: string;
  firstOn: string;
}

/** A stop of one rotation: when it should be, and what came of it. */
export interface PathStop extends Window {
  stopId: string;
  position: number;
  /** Where one goes for it. */
  departmentId: string;
  departmentName: string;
  channel: Channel | null;
  leastMinutes: number | null;
  isRequired: boolean;
  weight: number;
  isSkipped: boolean;
  /** The last day that was given, when this hire has more time. */
  untilOn: string | null;
  /** How many the programme asks for; those over that were not missed; those to come; what is left to plan anew. */
  visits: number;
  done: number;
  planned: number;
  left: number;
  /** All that were ever planned for it, in order of start. */
  made: LinkedVisit[];
}

type StopRow = Omit<PathStop, keyof Window | 'isSkipped' | 'untilOn' | 'done' | 'planned' | 'left' | 'made'> & {
  versionId: string;
  fromDay: number;
  toDay: number;
};
interface ExceptionRow {
  rotationId: string;
  stopId: string;
  isSkipped: boolean;
  untilOn: string | null;
}

/** The stops of rotations in their order, by rotation; so many reads, however many rotations. */
export async function listPaths(tx: Tx, rotations: OnPath[], at: Date): Promise<Map<string, PathStop[]>> {
  const ids = rotations.map(({ rotationId }) => rotationId);
  const stops = await listStops(tx, [...new Set(rotations.map(({ versionId }) => versionId))]);
  const exceptions = await listExceptions(tx, ids);
  const visits = await listRotationVisits(tx, ids);
  const dayAfter = countDays(await readFreeDaysOfHires(tx, rotations));
  const exceptionOf = new Map(exceptions.map((one) => [`${one.rotationId} ${one.stopId}`, one]));
  const pathOf = (rotation: OnPath) => {
    const own = byKey(visits.get(rotation.rotationId) ?? [], ({ stopId }) => stopId);
    return (stops.get(rotation.versionId) ?? []).map(({ versionId: _, fromDay, toDay, ...stop }): PathStop => {
      const { isSkipped = false, untilOn = null } = exceptionOf.get(`${rotation.rotationId} ${stop.stopId}`) ?? {};
      const window = windowOf({ fromDay, toDay }, dayAfter(rotation), untilOn);
      return { ...stop, ...window, isSkipped, untilOn, ...countVisits(stop.visits, own.get(stop.stopId) ?? [], at) };
    });
  };
  return new Map(rotations.map((rotation) => [rotation.rotationId, pathOf(rotation)]));
}

function countVisits(asked: number, made: LinkedVisit[], at: Date) {
  const done = made.filter(({ state, endsAt, isMissed }) => state === 'approved' && endsAt <= at && !isMissed).length;
  const planned = made.filter(({ isPlanned, endsAt }) => isPlanned && endsAt > at).length;
  return { made, done, planned, left: Math.max(0, asked - done - planned) };
}

/** Counts working days for a hire; hires of one department who start on one day share what was counted. */
function countDays(freeDays: Map<string, FreeDays>) {
  const counters = new Map<string, ReturnType<typeof countFrom>>();
  return ({ departmentId, firstOn }: OnPath) => {
    const key = `${departmentId} ${firstOn}`;
    const known = counters.get(key) ?? countFrom(firstOn, isFreeIn(freeDays.get(departmentId)));
    counters.set(key, known);
    return known;
  };
}

async function listStops(tx: Tx, versionIds: string[]): Promise<Map<string, StopRow[]>> {
  const rows: StopRow[] = await tx.query(
    `SELECT s.id AS "stopId", s.version_id AS "versionId", s.position, s.department_id AS "departmentId",
            d.name AS "departmentName", s.channel, s.least_minutes AS "leastMinutes", s.visits, s.from_day AS "fromDay",
            s.to_day AS "toDay", s.is_required AS "isRequired", s.weight
       FROM programme_stops s JOIN departments d ON d.id = s.department_id
      WHERE s.version_id = ANY ($1::uuid[]) ORDER BY s.position`,
    [versionIds],
  );
  return byKey(rows, ({ versionId }) => versionId);
}

const listExceptions = (tx: Tx, rotationIds: string[]): Promise<ExceptionRow[]> =>
  tx.query(
    `SELECT rotation_id AS "rotationId", stop_id AS "stopId", is_skipped AS "isSkipped", until_on::text AS "untilOn"
       FROM rotation_exceptions WHERE rotation_id = ANY ($1::uuid[])`,
    [rotationIds],
  );

/** As far as the longest window of any of them can reach. */
async function readFreeDaysOfHires(tx: Tx, rotations: OnPath[]): Promise<Map<string, FreeDays>> {
  const firstDays = rotations.map(({ firstOn }) => firstOn).sort();
  const [first, last] = [firstDays[0], firstDays.at(-1)];
  if (!first || !last) return new Map();
  const to = DateTime.fromISO(last, { zone: 'utc' }).plus({ days: LONGEST_WINDOW_DAYS }).toISODate() as string;
  return readFreeDaysOf(tx, rotations.map(({ departmentId }) => departmentId), first, to); // prettier-ignore
}
