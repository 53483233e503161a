import { nameOf } from '../people/name.queries.js';
import { holdPeople } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { Language } from '../platform/views/languages.js';
import { Slot } from './slot.entity.js';
import type { Approval, Audience, Channel, HostFacts, PartOfDay, SlotHours, SlotState } from './slot.rules.js';
import { partHours } from './slot.rules.js';

export interface SlotView extends SlotHours {
  id: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  language: Language;
  location: string;
  seats: number;
  seatsTaken: number;
  audience: Audience;
  approval: Approval;
  hosts: { id: string; name: string }[];
  briefing: string;
  state: SlotState;
}

const SELECT = `SELECT s.id, s.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone", s.channel,
    s.language, s.location, s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.seats, s.seats_taken AS "seatsTaken", s.audience, s.approval,
    s.briefing, s.state, coalesce((
      SELECT json_agg(json_build_object('id', p.id, 'name', ${nameOf('p')})
             ORDER BY p.family_name, p.given_name)
        FROM slot_hosts h JOIN people p ON p.id = h.host_id WHERE h.slot_id = s.id), '[]') AS hosts
  FROM slots s JOIN departments d ON d.id = s.department_id`;

export interface SlotFilter {
  /** Only slots that end after this. */
  from?: Date;
  /** Only slots that start before this. */
  to?: Date;
  /** Only slots that start then or later. */
  startsFrom?: Date;
  departmentId?: string;
  exceptDepartmentId?: string;
  channel?: Channel;
  language?: Language;
  audience?: Audience;
  state?: SlotState;
  withFreeSeats?: boolean;
  isOnline?: boolean;
  /** Part of the name of the place. */
  place?: string;
  /** 1 for Monday to 7 for Sunday, where the slot is. */
  weekdays?: number[];
  /** On the clock where the slot is. */
  partOfDay?: PartOfDay;
  /** Part of the department's name, the place or the briefing. */
  search?: string;
  limit?: number;
  cursor?: string;
}

const LONGEST_SLOT = `interval '12 hours'`;

/** Slots in order of start; from now on unless the filter says otherwise. */
export async function listSlots(tx: Tx, filter: SlotFilter = {}): Promise<Page<SlotView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [];
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = conditions(filter, $);
  if (filter.cursor) {
    const [startsAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(s.starts_at, s.id) > (${$(startsAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const rows: SlotView[] = await tx.query(
    `${SELECT} WHERE ${where.join(' AND ')} ORDER BY s.starts_at, s.id LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.startsAt.toISOString(), row.id]);
}

/** @param $ keeps a value and gives the name of its parameter */
function conditions(filter: SlotFilter, $: (value: unknown) => string): string[] {
  const where = [`s.state = ${$(filter.state ?? 'published')}`, ...endConditions(filter, $)];
  if (filter.to) where.push(`s.starts_at < ${$(filter.to)}`);
  if (filter.startsFrom) where.push(`s.starts_at >= ${$(filter.startsFrom)}`);
  if (filter.departmentId) where.push(`s.department_id = ${$(filter.departmentId)}`);
  if (filter.exceptDepartmentId) where.push(`s.department_id <> ${$(filter.exceptDepartmentId)}`);
  if (filter.channel) where.push(`s.channel = ${$(filter.channel)}`);
  if (filter.language) where.push(`s.language = ${$(filter.language)}`);
  if (filter.audience) where.push(`s.audience IN (${$(filter.audience)}, 'both')`);
  if (filter.withFreeSeats) where.push('s.seats_taken < s.seats');
  return [...where, ...placeConditions(filter, $)];
}

function endConditions({ from = now(), startsFrom }: SlotFilter, $: (value: unknown) => string): string[] {
  // Said twice, the planner takes it for twice as rare, and sorts all slots to come rather than read the first.
  if (startsFrom && startsFrom >= from) return [];
  const end = $(from);
  // The second lets the index on starts_at find the first slot that may still be going on.
  return [`s.ends_at > ${end}`, `s.starts_at > ${end}::timestamptz - ${LONGEST_SLOT}`];
}

const HOLDS = (text: string, part: string) => `position(lower(${part}) IN lower(${text})) > 0`;
const LOCAL_START = 's.starts_at AT TIME ZONE d.time_zone';

function placeConditions(filter: SlotFilter, $: (value: unknown) => string): string[] {
  const where: string[] = [];
  // The same answer as `isOnline`, as a condition.
  if (filter.isOnline !== undefined) where.push(`(s.location ~* '^https?://') = ${$(filter.isOnline)}::boolean`);
  if (filter.place) where.push(HOLDS('s.location', $(filter.place)));
  if (filter.search) where.push(HOLDS(`concat_ws(' ', d.name, s.location, s.briefing)`, $(filter.search)));
  if (filter.weekdays?.length)
    where.push(`extract(isodow FROM ${LOCAL_START})::int = ANY (${$(filter.weekdays)}::int[])`);
  if (filter.partOfDay) {
    const [first, end] = partHours[filter.partOfDay];
    where.push(`extract(hour FROM ${LOCAL_START})::int BETWEEN ${$(first)} AND ${$(end - 1)}`);
  }
  return where;
}

/** These slots, in order of start. */
export const listSlotsById = (tx: Tx, slotIds: string[]): Promise<SlotView[]> =>
  tx.query(`${SELECT} WHERE s.id = ANY ($1::uuid[]) ORDER BY s.starts_at, s.id`, [slotIds]);

/** Throws NotFound. */
export async function getSlot(tx: Tx, slotId: string): Promise<SlotView> {
  const rows: SlotView[] = await tx.query(`${SELECT} WHERE s.id = $1`, [slotId]);
  if (!rows[0]) throw new NotFound('slot');
  return rows[0];
}

/** Takes the row lock that every act on the slot or its visits takes first. Throws NotFound. */
export async function lockSlot(tx: Tx, slotId: string): Promise<Slot> {
  const slot = await tx.findOne(Slot, { where: { id: slotId }, lock: { mode: 'pessimistic_write' } });
  if (!slot) throw new NotFound('slot');
  return slot;
}

/** Hosts of one slot, in the order of their names. */
export async function listHostIds(tx: Tx, slotId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT h.host_id AS id FROM slot_hosts h JOIN people p ON p.id = h.host_id
      WHERE h.slot_id = $1 ORDER BY p.family_name, p.given_name, p.id`,
    [slotId],
  );
  return rows.map(({ id }) => id);
}

/** What the rules want to know of the people named as hosts; `exceptSlotId` is the slot being changed itself. */
export async function findHostFacts(
  tx: Tx,
  departmentId: string,
  hostIds: string[],
  hours: SlotHours,
  exceptSlotId: string | null,
): Promise<HostFacts> {
  if (!hostIds.length) return { strangers: 0, doubleBooked: 0 };
  await holdPeople(tx, hostIds);
  const [facts]: [HostFacts] = await tx.query(
    `SELECT count(*) FILTER (WHERE r.id IS NULL)::int AS strangers,
            count(*) FILTER (WHERE EXISTS (
              SELECT FROM slot_hosts h WHERE h.host_id = named.id AND h.slot_state = 'published' AND h.slot_id IS DISTINCT FROM $5
                 AND h.starts_at < $4 AND h.ends_at > $3))::int AS "doubleBooked"
       FROM unnest($1::uuid[]) AS named (id)
       LEFT JOIN person_roles r ON r.person_id = named.id AND r.role = 'host' AND r.department_id = $2`,
    [hostIds, departmentId, hours.startsAt, hours.endsAt, exceptSlotId],
  );
  return facts;
}
