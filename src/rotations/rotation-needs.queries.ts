import { DateTime } from 'luxon';
import { type FreeDays, isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { Channel } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';
import { LONGEST_WINDOW_DAYS } from './rotation.rules.js';
import { byKey, listBusyHours, listRotationVisits } from './rotation-visits.queries.js';
import { countFrom, type Window, windowOf } from './window.rules.js';

/** What there is to know of a hire on a rotation, to plan it. */
export interface RotationNeed {
  rotationId: string;
  cohortId: string;
  versionId: string;
  personId: string;
  personName: string;
  /** The hire's own. */
  departmentId: string;
  timeZone: string;
  language: Language;
  /** The office where the hire usually works; empty when nobody said. */
  location: string;
  firstOn: string;
  /** The last day at work, if there is one. */
  leavesOn: string | null;
  /** ISO weekdays, 1 for Monday. */
  workdays: number[];
  /** Both days included; those that are not over. */
  absences: { fromOn: string; untilOn: string }[];
  isOrdered: boolean;
  mostPerDay: number;
  mostPerWeek: number | null;
  /** In their order, without those that are skipped. */
  stops: StopNeed[];
  /** Visits of this rotation still to come that were asked for or approved. */
  planned: PlannedVisit[];
  /** Hours still to come that are taken by anything else: other visits, and guests to sit with. */
  busy: BusyHours[];
}

export interface StopNeed extends Window {
  stopId: string;
  position: number;
  /** Where one goes for it. */
  departmentId: string;
  channel: Channel | null;
  leastMinutes: number | null;
  /** How many the programme asks for; those over that were not missed; those to come; what is left to plan anew. */
  visits: number;
  done: number;
  planned: number;
  left: number;
  isRequired: boolean;
  weight: number;
}

export interface PlannedVisit {
  visitId: string;
  slotId: string;
  stopId: string;
  state: VisitState;
  startsAt: Date;
  endsAt: Date;
}

export interface BusyHours {
  startsAt: Date;
  endsAt: Date;
}

/** Which rotations; all that are open when nothing is said. */
export interface NeedsOf {
  cohortId?: string;
  rotationIds?: string[];
}

type RotationRow = Omit<RotationNeed, 'stops' | 'planned' | 'busy'>;
type StopRow = Omit<StopNeed, 'from' | 'to' | 'done' | 'planned' | 'left'> & { versionId: string; fromDay: number; toDay: number }; // prettier-ignore
interface ExceptionRow {
  rotationId: string;
  stopId: string;
  isSkipped: boolean;
  untilOn: string | null;
}

/** Every open rotation of somebody who works here, in order of first day and name; so many reads, however many hires. */
export async function listRotationNeeds(tx: Tx, of: NeedsOf, at: Date): Promise<RotationNeed[]> {
  const rows = await listOpen(tx, of, at);
  const rotationIds = rows.map(({ rotationId }) => rotationId);
  const stops = await listStops(tx, [...new Set(rows.map(({ versionId }) => versionId))]);
  const exceptions = await listExceptions(tx, rotationIds);
  const visits = await listRotationVisits(tx, rotationIds);
  const busy = await listBusyHours(tx, rotationIds, at);
  const freeDays = await readFreeDaysOfHires(tx, rows);
  const counters = new Map<string, ReturnType<typeof countFrom>>();
  const counterOf = ({ departmentId, firstOn }: RotationRow) => {
    const key = `${departmentId} ${firstOn}`;
    const known = counters.get(key) ?? countFrom(firstOn, isFreeIn(freeDays.get(departmentId)));
    counters.set(key, known);
    return known;
  };
  const exceptionOf = new Map(exceptions.map((one) => [`${one.rotationId} ${one.stopId}`, one]));
  return rows.map((row) => {
    const own = visits.get(row.rotationId) ?? [];
    const planned = own.filter((visit) => visit.isPlanned && visit.endsAt > at);
    const needOf = ({ versionId: _, fromDay, toDay, ...stop }: StopRow): StopNeed => {
      const count = (of: { stopId: string }[]) => of.filter(({ stopId }) => stopId === stop.stopId).length;
      const done = count(own.filter((visit) => visit.isHeld && visit.endsAt <= at));
      const coming = count(planned);
      const untilOn = exceptionOf.get(`${row.rotationId} ${stop.stopId}`)?.untilOn ?? null;
      const window = windowOf({ fromDay, toDay }, counterOf(row), untilOn);
      return { ...stop, ...window, done, planned: coming, left: Math.max(0, stop.visits - done - coming) };
    };
    return {
      ...row,
      stops: (stops.get(row.versionId) ?? [])
        .filter(({ stopId }) => !exceptionOf.get(`${row.rotationId} ${stopId}`)?.isSkipped)
        .map(needOf),
      planned: planned.map(({ isPlanned: _, isHeld: __, rotationId: ___, ...visit }) => visit),
      busy: (busy.get(row.rotationId) ?? []).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    };
  });
}

function listOpen(tx: Tx, { cohortId, rotationIds }: NeedsOf, at: Date): Promise<RotationRow[]> {
  return tx.query(
    `SELECT r.id AS "rotationId", r.cohort_id AS "cohortId", r.version_id AS "versionId", p.id AS "personId",
            ${nameOf('p')} AS "personName", p.department_id AS "departmentId", d.time_zone AS "timeZone", p.language,
            p.location, r.first_on::text AS "firstOn", p.leaves_on::text AS "leavesOn", p.workdays,
            coalesce((SELECT json_agg(json_build_object('fromOn', a.from_on, 'untilOn', a.until_on) ORDER BY a.from_on)
              FROM person_absences a WHERE a.person_id = p.id AND a.until_on >= $3::timestamptz::date - 1), '[]') AS absences,
            v.is_ordered AS "isOrdered", v.most_per_day AS "mostPerDay", v.most_per_week AS "mostPerWeek"
       FROM rotations r JOIN people p ON p.id = r.person_id AND p.is_active
       JOIN departments d ON d.id = p.department_id
       JOIN programme_versions v ON v.id = r.version_id
      WHERE r.state = 'open' AND ($1::uuid IS NULL OR r.cohort_id = $1) AND ($2::uuid[] IS NULL OR r.id = ANY ($2))
      ORDER BY r.first_on, p.family_name, r.id`,
    [cohortId ?? null, rotationIds ?? null, at],
  );
}

async function listStops(tx: Tx, versionIds: string[]): Promise<Map<string, StopRow[]>> {
  const rows: StopRow[] = await tx.query(
    `SELECT id AS "stopId", version_id AS "versionId", position, department_id AS "departmentId", channel,
            least_minutes AS "leastMinutes", visits, from_day AS "fromDay", to_day AS "toDay",
            is_required AS "isRequired", weight
       FROM programme_stops WHERE version_id = ANY ($1::uuid[]) ORDER BY position`,
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
async function readFreeDaysOfHires(tx: Tx, rows: RotationRow[]): Promise<Map<string, FreeDays>> {
  const firstDays = rows.map(({ firstOn }) => firstOn).sort();
  const [first, last] = [firstDays[0], firstDays.at(-1)];
  if (!first || !last) return new Map();
  const to = DateTime.fromISO(last, { zone: 'utc' }).plus({ days: LONGEST_WINDOW_DAYS }).toISODate() as string;
  return readFreeDaysOf(tx, rows.map(({ departmentId }) => departmentId), first, to); // prettier-ignore
}
