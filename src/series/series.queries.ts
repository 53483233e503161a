import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { CopyFacts } from '../slots/copy.rules.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';
import { openStates } from '../visits/visit.rules.js';
import type { SeriesGuest } from './series-step.js';
import { Series } from './series.entity.js';

export interface SeriesView {
  id: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  rule: string;
  startsOn: string;
  stoppedAt: Date | null;
  createdAt: Date;
  /** Published ones, in order of start. */
  slotIds: string[];
  /** The next that is still to come; null when there is none. */
  nextSlotId: string | null;
  firstStartsAt: Date | null;
  firstEndsAt: Date | null;
  lastStartsAt: Date | null;
}

const SELECT = `SELECT r.id, r.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", r.rule,
    r.starts_on::text AS "startsOn", r.stopped_at AS "stoppedAt", r.created_at AS "createdAt",
    coalesce(t.ids, '{}') AS "slotIds", t.next AS "nextSlotId", t.first AS "firstStartsAt", t.first_end AS "firstEndsAt", t.last AS "lastStartsAt"
  FROM series r JOIN departments d ON d.id = r.department_id
  LEFT JOIN LATERAL (
    SELECT array_agg(s.id ORDER BY s.starts_at, s.id) AS ids, min(s.starts_at) AS first, max(s.starts_at) AS last,
           min(s.ends_at) AS first_end,
           (array_agg(s.id ORDER BY s.starts_at, s.id) FILTER (WHERE s.starts_at > $1))[1] AS next
      FROM series_slots m JOIN slots s ON s.id = m.slot_id AND s.state = 'published'
     WHERE m.series_id = r.id) t ON true`;

/** Throws NotFound. */
export async function getSeries(tx: Tx, seriesId: string, at: Date): Promise<SeriesView> {
  const rows: SeriesView[] = await tx.query(`${SELECT} WHERE r.id = $2`, [at, seriesId]);
  if (!rows[0]) throw new NotFound('series');
  return rows[0];
}

/** The series of a department, the newest first. */
export async function listSeries(
  tx: Tx,
  filter: { departmentId: string; limit?: number; cursor?: string },
  at: Date,
): Promise<Page<SeriesView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [at, filter.departmentId, limit + 1];
  if (filter.cursor) values.push(...decodeCursor(filter.cursor, 'instant', 'uuid'));
  const rows: SeriesView[] = await tx.query(
    `${SELECT} WHERE r.department_id = $2 ${filter.cursor ? 'AND (r.created_at, r.id) < ($4::timestamptz, $5::uuid)' : ''}
      ORDER BY r.created_at DESC, r.id DESC LIMIT $3`,
    values,
  );
  return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
}

export interface PlaceInSeries {
  seriesId: string;
  /** The date the rule gave it. */
  on: string;
  rule: string;
  startsOn: string;
}

/** Where a slot stands in its series; null for a slot by itself. */
export async function findPlaceInSeries(tx: Tx, slotId: string): Promise<PlaceInSeries | null> {
  const rows: PlaceInSeries[] = await tx.query(
    `SELECT r.id AS "seriesId", m."on"::text AS "on", r.rule, r.starts_on::text AS "startsOn"
       FROM series_slots m JOIN series r ON r.id = m.series_id WHERE m.slot_id = $1`,
    [slotId],
  );
  return rows[0] ?? null;
}

/** The series, locked, so that acts on it wait for each other. Throws NotFound. */
export async function lockSeries(tx: Tx, seriesId: string): Promise<Series> {
  const series = await tx.findOne(Series, { where: { id: seriesId }, lock: { mode: 'pessimistic_write' } });
  if (!series) throw new NotFound('series');
  return series;
}

export interface ComingSlot extends SlotHours {
  id: string;
  on: string;
}

/** Its published slots that are still to come, from a date of the series on or all; locked in order of id, as every act does. */
export async function lockComingSlots(tx: Tx, seriesId: string, from: string | null, at: Date): Promise<ComingSlot[]> {
  const rows: ComingSlot[] = await tx.query(
    `SELECT s.id, m."on"::text AS "on", s.starts_at AS "startsAt", s.ends_at AS "endsAt"
       FROM series_slots m JOIN slots s ON s.id = m.slot_id
      WHERE m.series_id = $1 AND ($2::date IS NULL OR m."on" >= $2) AND s.state = 'published' AND s.starts_at > $3
      ORDER BY s.id FOR UPDATE OF s`,
    [seriesId, from, at],
  );
  return rows.sort((a, b) => a.on.localeCompare(b.on) || +a.startsAt - +b.startsAt);
}

/** The dates of its other slots, over, withdrawn or before the change. */
export async function listOtherDates(tx: Tx, seriesId: string, exceptSlotIds: string[]): Promise<string[]> {
  const rows: { on: string }[] = await tx.query(
    `SELECT DISTINCT "on"::text AS "on" FROM series_slots WHERE series_id = $1 AND slot_id <> ALL ($2::uuid[])`,
    [seriesId, exceptSlotIds],
  );
  return rows.map(({ on }) => on);
}

/** Everybody who has a seat on these slots, asks for one or waits, by name. */
export function listSeriesGuests(tx: Tx, slotIds: string[]): Promise<SeriesGuest[]> {
  return tx.query(
    `SELECT v.slot_id AS "slotId", v.id AS "visitId", ${nameOf('p')} AS name, v.state
       FROM visits v JOIN people p ON p.id = v.visitor_id
      WHERE v.slot_id = ANY ($1::uuid[]) AND v.state = ANY ($2::text[]) ORDER BY p.family_name, p.given_name, v.id`,
    [slotIds, openStates],
  );
}

/** What the rule wants to know of a slot of these hosts at each of these hours, in the order given; one read. */
export function findDateFacts(
  tx: Tx,
  slot: { departmentId: string; channel: Channel; hostIds: string[] },
  hours: SlotHours[],
): Promise<CopyFacts[]> {
  return tx.query(
    `SELECT (SELECT count(*)::int FROM unnest($3::uuid[]) AS named (id)
              WHERE NOT EXISTS (SELECT FROM person_roles r
                                 WHERE r.person_id = named.id AND r.role = 'host' AND r.department_id = $1)) AS strangers,
            (SELECT count(DISTINCT o.host_id)::int FROM slot_hosts o
              WHERE o.host_id = ANY ($3::uuid[]) AND o.slot_state = 'published'
                AND o.starts_at < c.ends_at AND o.ends_at > c.starts_at) AS "doubleBooked",
            EXISTS (SELECT FROM slots t
                     WHERE t.department_id = $1 AND t.state = 'published' AND t.channel = $2
                       AND t.starts_at = c.starts_at AND t.ends_at = c.ends_at
                       AND ARRAY(SELECT host_id FROM slot_hosts WHERE slot_id = t.id ORDER BY host_id)
                         = ARRAY(SELECT unnest($3::uuid[]) ORDER BY 1)) AS "hasTwin"
       FROM unnest($4::timestamptz[], $5::timestamptz[]) WITH ORDINALITY AS c (starts_at, ends_at, place) ORDER BY c.place`,
    [
      slot.departmentId,
      slot.channel,
      slot.hostIds,
      hours.map(({ startsAt }) => startsAt),
      hours.map(({ endsAt }) => endsAt),
    ],
  );
}

export interface SlotOfSeries extends ComingSlot {
  /** Where it stands now, on the calendar of the department. */
  date: string;
  seats: number;
  seatsTaken: number;
  /** Everybody with a visit, a request or a place in line. */
  guests: number;
}

/** The published slots of a series in order of start. */
export function listSeriesSlots(tx: Tx, seriesId: string): Promise<SlotOfSeries[]> {
  return tx.query(
    `SELECT s.id, m."on"::text AS "on", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.seats, s.seats_taken AS "seatsTaken",
            (s.starts_at AT TIME ZONE d.time_zone)::date::text AS date,
            (SELECT count(*)::int FROM visits v WHERE v.slot_id = s.id AND v.state = ANY ($2::text[])) AS guests
       FROM series_slots m JOIN slots s ON s.id = m.slot_id JOIN departments d ON d.id = s.department_id
      WHERE m.series_id = $1 AND s.state = 'published' ORDER BY s.starts_at, s.id`,
    [seriesId, openStates],
  );
}
