import { nameOf } from '../people/name.queries.js';
import { type Actor, isAdmin, ledDepartmentIds } from '../people/person.rules.js';
import { searchPatterns } from '../people/people-search.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Language } from '../platform/views/languages.js';
import type { Channel, SlotHours, SlotState } from '../slots/slot.rules.js';
import { ASKED_AT } from '../visits/nudge.queries.js';
import type { VisitFacts } from '../visits/visit.rules.js';

/** A slot that people ask for. */
export interface ContestedSlot extends SlotHours {
  id: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  language: Language;
  location: string;
  state: SlotState;
  seats: number;
  seatsTaken: number;
  /** Those who have hosts, all of whom are on a visit themselves then. */
  isWithoutHost: boolean;
  oldestRequestAt: Date;
}

export interface DecisionFilter {
  departmentId?: string;
  /** Only slots with a request made before this. */
  askedBefore?: Date;
  /** Only slots that start in this stretch. */
  within?: SlotHours;
  search?: string;
  order: 'date' | 'age';
  limit: number;
  cursor?: string;
}

export interface ContestedSlots extends Page<ContestedSlot> {
  /** On all pages together. */
  slotCount: number;
  requestCount: number;
}

/** Slots with requests that the actor is to decide; a slot that one request fits is listed with all of them. */
export async function listContestedSlots(tx: Tx, actor: Actor, filter: DecisionFilter): Promise<ContestedSlots> {
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const fits = ['true'];
  const patterns = searchPatterns(filter.search ?? '');
  if (filter.askedBefore) fits.push(`${ASKED_AT} <= ${$(filter.askedBefore)}`);
  if (patterns.length) fits.push(`guest.search_text LIKE ALL (${$(patterns)}::text[])`);
  const where = [`v.state = 'requested'`];
  const inDepartments = (ids: string[]) =>
    `v.slot_id IN (SELECT id FROM slots WHERE department_id = ANY (${$(ids)}::uuid[]))`;
  if (!isAdmin(actor)) where.push(inDepartments(ledDepartmentIds(actor)));
  if (filter.departmentId) where.push(inDepartments([filter.departmentId]));
  if (filter.within)
    where.push(`v.starts_at >= ${$(filter.within.startsAt)} AND v.starts_at < ${$(filter.within.endsAt)}`);
  const key = filter.order === 'age' ? 'oldest' : 'starts_at';
  const after = filter.cursor ? decodeCursor(filter.cursor, 'instant', 'uuid') : null;
  const rows: (ContestedSlot & { slotCount: number; requestCount: number })[] = await tx.query(
    `WITH waiting AS (
       SELECT v.slot_id, v.starts_at, count(*)::int AS requests, date_trunc('milliseconds', min(${ASKED_AT})) AS oldest
         FROM visits v ${patterns.length ? 'JOIN people guest ON guest.id = v.visitor_id' : ''}
        WHERE ${where.join(' AND ')} GROUP BY v.slot_id, v.starts_at HAVING bool_or(${fits.join(' AND ')})),
     shown AS (
       SELECT slot_id, oldest FROM waiting
        ${after ? `WHERE (${key}, slot_id) > (${$(after[0])}::timestamptz, ${$(after[1])}::uuid)` : ''}
        ORDER BY ${key}, slot_id LIMIT ${filter.limit + 1})
     SELECT s.id, s.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", s.channel, s.language,
            s.location, s.state, s.seats, s.seats_taken AS "seatsTaken", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
            EXISTS (SELECT FROM slot_hosts h WHERE h.slot_id = s.id)
              AND NOT EXISTS (SELECT FROM slot_hosts h WHERE h.slot_id = s.id AND NOT ${isVisiting('h.host_id', 's')}) AS "isWithoutHost",
            w.oldest AS "oldestRequestAt", t.slots AS "slotCount", t.requests AS "requestCount"
       FROM shown w JOIN slots s ON s.id = w.slot_id JOIN departments d ON d.id = s.department_id,
            (SELECT count(*)::int AS slots, sum(requests)::int AS requests FROM waiting) t
      ORDER BY ${filter.order === 'age' ? 'w.oldest' : 's.starts_at'}, s.id`,
    values,
  );
  const sortKey = (slot: ContestedSlot) => (filter.order === 'age' ? slot.oldestRequestAt : slot.startsAt);
  const page = toPage(rows, filter.limit, (slot) => [sortKey(slot).toISOString(), slot.id]);
  return { ...page, slotCount: rows[0]?.slotCount ?? 0, requestCount: rows[0]?.requestCount ?? 0 };
}

const isVisiting = (personId: string, slot: string) =>
  `EXISTS (SELECT FROM visits o WHERE o.visitor_id = ${personId} AND o.slot_id <> ${slot}.id
             AND o.state IN ('requested', 'approved') AND o.starts_at < ${slot}.ends_at AND o.ends_at > ${slot}.starts_at)`;

/** An open request as the one who decides sees it. */
export interface RequestToDecide extends VisitFacts {
  id: string;
  slotId: string;
  visitorName: string;
  visitorDepartmentId: string;
  visitorDepartmentName: string;
  visitorLanguage: Language;
  learningGoals: string[];
  /** The visit that gives way when this one is approved. */
  replacesId: string | null;
  groupId: string | null;
  /** Whether the group is decided about in one. */
  isTogether: boolean;
  requestedByName: string;
  askedAt: Date;
  /** Where the visitor is named as a host at the same hours; null when nowhere. */
  hostsAtName: string | null;
  /** By the visitor's department to this one, in the past year; null when nobody came. */
  earlier: { count: number; lastAt: Date } | null;
}

/** Every open request for these slots, whoever asked first in front. */
export async function listRequestsOf(tx: Tx, slotIds: string[], at: Date): Promise<RequestToDecide[]> {
  const rows: (RequestToDecide & { departmentId: string })[] = await tx.query(
    `SELECT v.id, v.slot_id AS "slotId", s.department_id AS "departmentId", v.state, v.visitor_id AS "visitorId", v.host_id AS "hostId",
            v.requested_by_id AS "requestedById", ${nameOf('guest')} AS "visitorName", guest.department_id AS "visitorDepartmentId",
            home.name AS "visitorDepartmentName", guest.language AS "visitorLanguage", v.learning_goals AS "learningGoals",
            ${nameOf('asker')} AS "requestedByName", ${ASKED_AT} AS "askedAt",
            v.replaces_id AS "replacesId", v.group_id AS "groupId", v.offered_at AS "offeredAt",
            EXISTS (SELECT FROM visit_groups g WHERE g.id = v.group_id AND g.is_together) AS "isTogether",
            (SELECT d.name FROM slot_hosts h JOIN slots o ON o.id = h.slot_id JOIN departments d ON d.id = o.department_id
              WHERE h.host_id = v.visitor_id AND h.slot_state = 'published' AND h.slot_id <> v.slot_id
                AND h.starts_at < v.ends_at AND h.ends_at > v.starts_at ORDER BY h.starts_at LIMIT 1) AS "hostsAtName"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
       JOIN people asker ON asker.id = v.requested_by_id
      WHERE v.slot_id = ANY ($1::uuid[]) AND v.state = 'requested'
      ORDER BY ${ASKED_AT}, v.id`,
    [slotIds],
  );
  const earlier = await countEarlierVisits(tx, rows, at);
  return rows.map((row) => ({
    ...row,
    earlier: earlier.get(`${row.visitorDepartmentId} ${row.departmentId}`) ?? null,
  }));
}

const inPastYear = (at: string) => `${at} > $3::timestamptz - interval '1 year' AND ${at} < $3`;

/** Visits of the past year by pair of departments, guests' and hosts'. */
async function countEarlierVisits(
  tx: Tx,
  pairs: { visitorDepartmentId: string; departmentId: string }[],
  at: Date,
): Promise<Map<string, { count: number; lastAt: Date }>> {
  const hosting = [...new Set(pairs.map(({ departmentId }) => departmentId))];
  const visiting = [...new Set(pairs.map(({ visitorDepartmentId }) => visitorDepartmentId))];
  const rows: { pair: string; count: number; lastAt: Date }[] = await tx.query(
    // OFFSET 0: the planner, which cannot know how many these are, would look every visit of the year up by itself.
    `SELECT guest.department_id || ' ' || place.department_id AS pair, count(*)::int AS count, max(place.starts_at) AS "lastAt"
       FROM visits v
       JOIN (SELECT id, department_id, starts_at FROM slots
              WHERE department_id = ANY ($1::uuid[]) AND ${inPastYear('starts_at')} AND ends_at <= $3 OFFSET 0) place ON place.id = v.slot_id
       JOIN people guest ON guest.id = v.visitor_id
      WHERE v.state = 'approved' AND ${inPastYear('v.starts_at')} AND guest.department_id = ANY ($2::uuid[])
      GROUP BY guest.department_id, place.department_id`,
    [hosting, visiting, at],
  );
  return new Map(rows.map(({ pair, count, lastAt }) => [pair, { count, lastAt }]));
}

/** Somebody who comes to a department on a day. */
export interface DayGuest extends SlotHours {
  slotId: string;
  departmentId: string;
  visitId: string;
  visitorName: string;
}

export interface DepartmentDay {
  departmentId: string;
  startsAt: Date;
  endsAt: Date;
}

const MOST_SLOTS_OF_A_DAY = 100;

/** Who comes to these departments on these days, in order of start. */
export function listDayGuests(tx: Tx, days: DepartmentDay[]): Promise<DayGuest[]> {
  // LATERAL and LIMIT: the planner cannot know how short a day is, and would read every visit there ever was.
  return tx.query(
    `SELECT o.id AS "slotId", day.department_id AS "departmentId", v.id AS "visitId", ${nameOf('guest')} AS "visitorName",
            o.starts_at AS "startsAt", o.ends_at AS "endsAt"
       FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS day (department_id, starts_at, ends_at),
            LATERAL (SELECT s.id, s.starts_at, s.ends_at FROM slots s
                      WHERE s.department_id = day.department_id AND s.starts_at >= day.starts_at AND s.starts_at < day.ends_at
                        AND s.seats_taken > 0 ORDER BY s.starts_at LIMIT ${MOST_SLOTS_OF_A_DAY}) o,
            LATERAL (SELECT id, visitor_id FROM visits WHERE slot_id = o.id AND state = 'approved' LIMIT ${MOST_SLOTS_OF_A_DAY}) v
       JOIN people guest ON guest.id = v.visitor_id
      ORDER BY o.starts_at, guest.family_name, v.id`,
    [
      days.map(({ departmentId }) => departmentId),
      days.map(({ startsAt }) => startsAt),
      days.map(({ endsAt }) => endsAt),
    ],
  );
}

/** Whose visits these are, of those the actor leads. */
export function listDecided(
  tx: Tx,
  actor: Actor,
  visitIds: string[],
): Promise<{ id: string; slotId: string; visitorName: string; visitorLanguage: Language; isMove: boolean }[]> {
  return tx.query(
    `SELECT v.id, v.slot_id AS "slotId", ${nameOf('guest')} AS "visitorName", guest.language AS "visitorLanguage",
            v.state = 'approved' AND v.replaces_id IS NOT NULL AS "isMove"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN people guest ON guest.id = v.visitor_id
      WHERE v.id = ANY ($1::uuid[]) AND ($2::boolean OR s.department_id = ANY ($3::uuid[]))
      ORDER BY v.requested_at, v.id`,
    [visitIds, isAdmin(actor), ledDepartmentIds(actor)],
  );
}
