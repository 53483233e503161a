import { nameOf } from '../people/name.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type HostPlace, type HostStanding, LATELY_DAYS } from './host.rules.js';

const DAY = 86_400_000;

const OF_SLOT = 'SELECT h.host_id AS id FROM slot_hosts h JOIN place ON h.slot_id = place.id';
const OF_DEPARTMENT = `${OF_SLOT}
    UNION SELECT r.person_id FROM person_roles r JOIN place ON r.department_id = place.department_id AND r.role = 'host'`;

/** The first parameter is an instant: guests before it do not count as lately. */
const standings = (place: string, hosts: string, visitorId: string) => `
  WITH place AS (${place}), host AS (${hosts})
  SELECT p.id, ${nameOf('p')} AS name, place.channel, place.language, place.starts_at AS "startsAt", place.ends_at AS "endsAt",
         place.time_zone AS "timeZone",
         EXISTS (SELECT FROM slot_hosts h WHERE h.slot_id = place.id AND h.host_id = p.id) AS "isOfSlot",
         CASE WHEN w.person_id IS NOT NULL THEN json_build_object('takesPart', w.takes_part, 'channels', w.channels,
           'languages', w.languages, 'hours', w.hours, 'mostPerDay', w.most_per_day, 'mostPerWeek', w.most_per_week,
           'mostPerMonth', w.most_per_month) END AS wishes,
         p.id IS NOT DISTINCT FROM ${visitorId} AS "isVisitor",
         EXISTS (${away(`'absence'`)}) AS "isAbsent", EXISTS (${away(`'pause'`)}) AS "isPaused",
         EXISTS (SELECT FROM declined_guests g WHERE g.host_id = p.id AND g.visitor_id = ${visitorId}) AS "hasDeclined",
         EXISTS (SELECT FROM visits o WHERE o.visitor_id = p.id AND o.slot_id IS DISTINCT FROM place.id
                    AND o.state IN ('offered', 'requested', 'approved') AND o.starts_at < place.ends_at AND o.ends_at > place.starts_at)
           OR EXISTS (SELECT FROM slot_hosts o WHERE o.host_id = p.id AND o.slot_id IS DISTINCT FROM place.id
                    AND o.slot_state = 'published' AND o.starts_at < place.ends_at AND o.ends_at > place.starts_at) AS "isElsewhere",
         load.*
    FROM host JOIN people p ON p.id = host.id AND p.is_active
    CROSS JOIN place
    LEFT JOIN host_wishes w ON w.person_id = p.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE ${sameLocal('day')})::int AS "onDay", count(*) FILTER (WHERE ${sameLocal('week')})::int AS "inWeek",
             count(*) FILTER (WHERE ${sameLocal('month')})::int AS "inMonth", count(*) FILTER (WHERE v.slot_id = place.id)::int AS here,
             count(*) FILTER (WHERE v.starts_at > $1)::int AS lately, max(v.host_since) AS "lastGivenAt"
        FROM visits v WHERE v.host_id = p.id AND v.state = 'approved'
         AND v.starts_at > least($1, date_trunc('month', place.starts_at) - interval '8 days')
    ) load
   ORDER BY p.family_name, p.given_name, p.id`;

const local = (at: string) => `(${at} AT TIME ZONE place.time_zone)`;
const sameLocal = (unit: string) =>
  `date_trunc('${unit}', ${local('v.starts_at')}) = date_trunc('${unit}', ${local('place.starts_at')})`;
const away = (kind: string) => `SELECT FROM host_absences a WHERE a.person_id = p.id AND a.kind = ${kind}
    AND a.from_on <= ${local('place.ends_at')}::date AND a.until_on >= ${local('place.starts_at')}::date`;

type StandingRow = Omit<HostStanding, 'place'> & HostPlace;

async function list<T extends object>(tx: Tx, sql: string, values: unknown[]): Promise<(HostStanding & T)[]> {
  const since = new Date(now().getTime() - LATELY_DAYS * DAY);
  const rows: (StandingRow & T)[] = await tx.query(sql, [since, ...values]);
  return rows.map((row) => {
    const { channel, language, startsAt, endsAt, timeZone } = row;
    return { ...row, place: { channel, language, startsAt, endsAt, timeZone } };
  });
}

/** How the hosts named for a slot, or all of its department, stand towards it and the guest who comes; by name. */
export function listStandings(
  tx: Tx,
  { slotId, visitorId }: { slotId: string; visitorId: string },
  { ofDepartment = false } = {},
): Promise<HostStanding[]> {
  const place = `SELECT s.id, s.department_id, s.starts_at, s.ends_at, s.channel, s.language, d.time_zone
                   FROM slots s JOIN departments d ON d.id = s.department_id WHERE s.id = $2`;
  return list(tx, standings(place, ofDepartment ? OF_DEPARTMENT : OF_SLOT, '$3::uuid'), [slotId, visitorId]);
}

export type StandingOfSlot = HostStanding & { slotId: string };

/** How the hosts named for each of many slots stand towards it, by slot and name; whom they rather not receive is another question. */
export async function listStandingsOfSlots(tx: Tx, slotIds: string[]): Promise<StandingOfSlot[]> {
  const place = `SELECT s.id, s.department_id, s.starts_at, s.ends_at, s.channel, s.language, d.time_zone
                   FROM slots s JOIN departments d ON d.id = s.department_id WHERE s.id = wanted.id`;
  return list(
    tx,
    `SELECT wanted.id AS "slotId", standing.*
       FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, number)
      CROSS JOIN LATERAL (${standings(place, OF_SLOT, 'NULL::uuid')}) standing ORDER BY wanted.number`,
    [slotIds],
  );
}

/** A slot that may still have to be published. */
export interface WantedPlace extends Omit<HostPlace, 'timeZone'> {
  departmentId: string;
  /** Of the slot that is to change; null for a new one. */
  slotId: string | null;
}

/** How hosts of a department stand towards hours that are perhaps not a slot yet, by name. */
export function listStandingsAt(tx: Tx, wanted: WantedPlace): Promise<HostStanding[]> {
  const place = `SELECT $2::uuid AS id, d.id AS department_id, $4::timestamptz AS starts_at, $5::timestamptz AS ends_at,
                        $6::text AS channel, $7::text AS language, d.time_zone
                   FROM departments d WHERE d.id = $3`;
  const { slotId, departmentId, startsAt, endsAt, channel, language } = wanted;
  return list(tx, standings(place, OF_DEPARTMENT, 'NULL::uuid'), [
    slotId,
    departmentId,
    startsAt,
    endsAt,
    channel,
    language,
  ]);
}
