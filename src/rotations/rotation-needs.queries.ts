import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import type { Channel } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';
import { listPaths, type PathStop } from './rotation-paths.queries.js';
import { listBusyHours } from './rotation-visits.queries.js';
import type { Window } from './window.rules.js';

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

/** Every open rotation of somebody who works here, in order of first day and name; so many reads, however many hires. */
export async function listRotationNeeds(tx: Tx, of: NeedsOf, at: Date): Promise<RotationNeed[]> {
  const rows = await listOpen(tx, of, at);
  const paths = await listPaths(tx, rows, at);
  const busy = await listBusyHours(tx, rows.map(({ rotationId }) => rotationId), at); // prettier-ignore
  return rows.map((row) => {
    const path = paths.get(row.rotationId) ?? [];
    return {
      ...row,
      stops: path.filter(({ isSkipped }) => !isSkipped).map(asNeed),
      planned: path.flatMap((stop) => listPlanned(stop, at)),
      busy: (busy.get(row.rotationId) ?? []).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    };
  });
}

const asNeed = ({ isSkipped: _, untilOn: __, made: ___, departmentName: ____, ...need }: PathStop): StopNeed => need;

const listPlanned = ({ made }: PathStop, at: Date): PlannedVisit[] =>
  made
    .filter(({ isPlanned, endsAt }) => isPlanned && endsAt > at)
    .map(({ visitId, slotId, stopId, state, startsAt, endsAt }) => ({
      visitId,
      slotId,
      stopId,
      state,
      startsAt,
      endsAt,
    }));

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
