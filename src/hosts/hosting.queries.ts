import { nameOf } from '../people/name.queries.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import type { AbsenceKind, HostPerson } from './absence.rules.js';
import { type HostChoices, LATELY_DAYS } from './host.rules.js';
import { HostWishes } from './host-wishes.entity.js';

/** What a host wishes; before they said anything: everything, whenever. */
export async function readWishes(
  tx: Tx,
  personId: string,
): Promise<HostChoices & { sharesThanks: boolean; isSaid: boolean }> {
  const wishes = await tx.findOneBy(HostWishes, { personId });
  const { takesPart = true, channels = [], languages = [], hours = [] } = wishes ?? {};
  const { mostPerDay = null, mostPerWeek = null, mostPerMonth = null, sharesThanks = false } = wishes ?? {};
  const limits = { mostPerDay, mostPerWeek, mostPerMonth };
  return { takesPart, channels, languages, hours, ...limits, sharesThanks, isSaid: wishes !== null };
}

export interface AbsenceView {
  id: string;
  kind: AbsenceKind;
  fromOn: string;
  untilOn: string;
}

/** When a host is away or pauses, as far as it is not over; the first first. */
export function listAbsences(tx: Tx, personId: string, today: string): Promise<AbsenceView[]> {
  return tx.query(
    `SELECT id, kind, from_on::text AS "fromOn", until_on::text AS "untilOn" FROM host_absences
      WHERE person_id = $1 AND until_on >= $2 ORDER BY from_on, until_on, id`,
    [personId, today],
  );
}

/** Null when it was taken back. Its days are instants at noon, to be written out. */
export async function findAbsence(tx: Tx, absenceId: string) {
  const [found]: { reporterName: string; from: Date; until: Date; timeZone: string }[] = await tx.query(
    `SELECT ${nameOf('reporter')} AS "reporterName", (a.from_on + time '12:00') AT TIME ZONE d.time_zone AS "from",
            (a.until_on + time '12:00') AT TIME ZONE d.time_zone AS "until", d.time_zone AS "timeZone"
       FROM host_absences a JOIN people p ON p.id = a.person_id JOIN departments d ON d.id = p.department_id
       JOIN people reporter ON reporter.id = a.reported_by_id WHERE a.id = $1`,
    [absenceId],
  );
  return found ?? null;
}

/** Guests whom a host would rather not receive; for the host alone. */
export function listDeclinedGuests(tx: Tx, hostId: string): Promise<{ id: string; name: string }[]> {
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name FROM declined_guests g JOIN people p ON p.id = g.visitor_id
      WHERE g.host_id = $1 ORDER BY g.declined_at DESC, p.id`,
    [hostId],
  );
}

/** Somebody who may be a host, with what day it is where they work. Throws NotFound for who is unknown or has left. */
export async function getHostPerson(tx: Tx, personId: string): Promise<HostPerson & { today: string }> {
  const [found]: { departmentId: string; departmentIds: string[] }[] = await tx.query(
    `SELECT p.department_id AS "departmentId",
            ARRAY(SELECT r.department_id FROM person_roles r WHERE r.person_id = p.id AND r.role = 'host') AS "departmentIds"
       FROM people p WHERE p.id = $1 AND p.is_active`,
    [personId],
  );
  if (!found) throw new NotFound('person');
  const { timeZone } = await getDepartment(tx, found.departmentId);
  return { id: personId, departmentIds: found.departmentIds, today: localDate(now(), timeZone) };
}

export interface HostRow {
  id: string;
  name: string;
  /** Null: has not said anything yet. */
  takesPart: boolean | null;
  isPaused: boolean;
  /** The absence of today or the next one. */
  absence: AbsenceView | null;
  /** Guests still to come, and those who came lately. */
  coming: number;
  lately: number;
}

const DAY = 86_400_000;

/** The hosts of a department: who takes part, who is away, and how evenly guests are spread; by name. Throws NotFound for who does not lead there. */
export async function listHosts(tx: Tx, actor: Actor, departmentId: string): Promise<HostRow[]> {
  await getDepartment(tx, departmentId);
  if (!mayLead(actor, departmentId)) throw new NotFound('department');
  const at = now();
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name, w.takes_part AS "takesPart",
            EXISTS (SELECT FROM host_absences a WHERE a.person_id = p.id AND a.kind = 'pause'
                       AND a.from_on <= day.today AND a.until_on >= day.today) AS "isPaused",
            (SELECT json_build_object('id', a.id, 'kind', a.kind, 'fromOn', a.from_on, 'untilOn', a.until_on)
               FROM host_absences a WHERE a.person_id = p.id AND a.kind = 'absence' AND a.until_on >= day.today
              ORDER BY a.from_on, a.id LIMIT 1) AS absence,
            load.coming, load.lately
       FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
       JOIN departments d ON d.id = r.department_id
       CROSS JOIN LATERAL (SELECT ($2::timestamptz AT TIME ZONE d.time_zone)::date AS today) day
       CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE v.starts_at > $2)::int AS coming, count(*) FILTER (WHERE v.starts_at <= $2)::int AS lately
           FROM visits v WHERE v.host_id = p.id AND v.state = 'approved' AND v.starts_at > $3) load
       LEFT JOIN host_wishes w ON w.person_id = p.id
      WHERE r.role = 'host' AND r.department_id = $1 ORDER BY p.family_name, p.given_name, p.id`,
    [departmentId, at, new Date(at.getTime() - LATELY_DAYS * DAY)],
  );
}
