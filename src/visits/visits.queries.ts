import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import type { Channel, SlotHours, SlotState } from '../slots/slot.rules.js';
import { ELSEWHERE } from './elsewhere.queries.js';
import { WAITS_AND_CAN_COME } from './line.queries.js';
import { HAS_QUOTA, isQuotaReached } from './quota.queries.js';
import { selectSeen, type VisitFilter } from './seen-visits.queries.js';
import type { VisitState } from './visit.rules.js';

export interface VisitView extends SlotHours {
  id: string;
  slotId: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  location: string;
  briefing: string;
  slotState: SlotState;
  seats: number;
  seatsTaken: number;
  state: VisitState;
  visitorId: string;
  visitorName: string;
  visitorDepartmentId: string;
  visitorDepartmentName: string;
  visitorManagerId: string | null;
  hostId: string | null;
  hostName: string | null;
  learningGoals: string[];
  requestedById: string;
  requestedByName: string;
  requestedAt: Date;
  decidedById: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
  /** Whether the guest's side called off so late that the seat may have stayed empty. */
  isCancelledLate: boolean;
  /** Whether somebody noted whether the visitor came. */
  isMarked: boolean;
  /** The visit that this one takes, or is to take, the place of. */
  replacesId: string | null;
  groupId: string | null;
  /** SEQUENCE of the visitor's invite; null before approval. */
  sequence: number | null;
}

/** The visit alone, without names. */
export type VisitFactsView = Pick<
  VisitView,
  | 'id' | 'slotId' | 'timeZone' | 'startsAt' | 'endsAt' | 'state' | 'visitorId' | 'hostId' | 'learningGoals'
  | 'requestedById' | 'requestedAt' | 'decidedById' | 'decidedAt' | 'reason' | 'replacesId' | 'groupId' | 'sequence'
>; // prettier-ignore

const nameById = (personId: string) => `(SELECT ${nameOf('p')} FROM people p WHERE p.id = ${personId})`;

const MARKED = (visitId: string) =>
  `EXISTS (SELECT FROM attendances a WHERE a.visit_id = ${visitId} AND a.outcome IS NOT NULL)`;

/** Whether somebody noted whether the visitor of a locked visit came. */
export async function isAttendanceMarked(tx: Tx, visitId: string): Promise<boolean> {
  const [{ isMarked }]: [{ isMarked: boolean }] = await tx.query(`SELECT ${MARKED('$1')} AS "isMarked"`, [visitId]);
  return isMarked;
}

// Four joins and not eight: PostgreSQL plans every statement anew, and the orders to join in grow by the factorial.
const SELECT = `SELECT v.id, v.slot_id AS "slotId", s.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone",
    s.channel, s.location, s.briefing, v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.slot_state AS "slotState", s.seats,
    s.seats_taken AS "seatsTaken", v.state, v.visitor_id AS "visitorId", ${nameOf('guest')} AS "visitorName",
    guest.department_id AS "visitorDepartmentId", home.name AS "visitorDepartmentName", guest.manager_id AS "visitorManagerId",
    v.host_id AS "hostId", ${nameById('v.host_id')} AS "hostName", v.learning_goals AS "learningGoals",
    v.requested_by_id AS "requestedById", ${nameById('v.requested_by_id')} AS "requestedByName", v.requested_at AS "requestedAt",
    v.decided_by_id AS "decidedById", ${nameById('v.decided_by_id')} AS "decidedByName", v.decided_at AS "decidedAt", v.reason,
    v.replaces_id AS "replacesId", v.group_id AS "groupId", v.cancelled_late AS "isCancelledLate",
    ${MARKED('v.id')} AS "isMarked", (SELECT i.sequence FROM invites i WHERE i.visit_id = v.id AND i.person_id = v.visitor_id) AS sequence
  FROM visits v
  JOIN slots s ON s.id = v.slot_id
  JOIN departments d ON d.id = s.department_id
  JOIN people guest ON guest.id = v.visitor_id
  JOIN departments home ON home.id = guest.department_id`;

/** Visits the actor may see, by start. */
export async function listVisits(
  tx: Tx,
  actor: Actor,
  filter: VisitFilter & { limit?: number } = {},
): Promise<Page<VisitView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values: unknown[] = [];
  const seen = selectSeen(actor, filter, limit + 1, (value) => `$${values.push(value)}`);
  const rows: VisitView[] = await tx.query(
    `${SELECT} WHERE v.id = ANY (ARRAY(${seen})) ORDER BY v.starts_at, v.id`,
    values,
  );
  return toPage(rows, limit, (row) => [row.startsAt.toISOString(), row.id]);
}

/** The same answer as `maySeeVisit`, as a condition; takes the parameters of `seenBy`. */
export const SEEN = `($1::boolean OR v.visitor_id = $2 OR v.requested_by_id = $2 OR v.host_id = $2 OR guest.manager_id = $2
  OR s.department_id = ANY ($3::uuid[]) OR EXISTS (SELECT FROM slot_hosts h WHERE h.slot_id = v.slot_id AND h.host_id = $2))`;

export const seenBy = (actor: Actor): unknown[] => [servesCompany(actor), actor.id, ledDepartmentIds(actor)];

/** Throws NotFound for what the actor may not see. */
export async function getVisit(tx: Tx, actor: Actor, visitId: string): Promise<VisitView> {
  const rows: VisitView[] = await tx.query(`${SELECT} WHERE ${SEEN} AND v.id = $4`, [...seenBy(actor), visitId]);
  if (!rows[0]) throw new NotFound('visit');
  return rows[0];
}

/** What the API tells of a visit, for the one who just acted on it: the act has seen to it that they may know. */
export async function readVisit(tx: Tx, visitId: string): Promise<VisitFactsView> {
  const [visit]: [VisitFactsView] = await tx.query(
    `SELECT v.id, v.slot_id AS "slotId", d.time_zone AS "timeZone", v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.state,
            v.visitor_id AS "visitorId", v.host_id AS "hostId", v.learning_goals AS "learningGoals",
            v.requested_by_id AS "requestedById", v.requested_at AS "requestedAt", v.decided_by_id AS "decidedById",
            v.decided_at AS "decidedAt", v.reason, v.replaces_id AS "replacesId", v.group_id AS "groupId", i.sequence
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
       LEFT JOIN invites i ON i.visit_id = v.id AND i.person_id = v.visitor_id
      WHERE v.id = $1`,
    [visitId],
  );
  return visit;
}

export interface BookingFacts {
  alreadyRequested: boolean;
  isElsewhere: boolean;
  othersWait: boolean;
  isQuotaReached: boolean;
}

/** What the booking rule wants to know of one person and one slot; a visit that the new one replaces is not in its way. */
export async function findBookingFacts(
  tx: Tx,
  visitorId: string,
  slot: SlotHours & { id: string },
  replacesId: string | null = null,
): Promise<BookingFacts> {
  const [{ hasQuota, ...facts }]: [Omit<BookingFacts, 'isQuotaReached'> & { hasQuota: boolean }] = await tx.query(
    `SELECT ${HAS_QUOTA('$1')} AS "hasQuota", EXISTS (SELECT FROM visits v WHERE v.visitor_id = $1 AND v.slot_id = $2
               AND v.state IN ('waiting', 'offered', 'requested', 'approved')) AS "alreadyRequested",
            ${ELSEWHERE('$1', '$2', '$3', '$4', '$5::uuid')} AS "isElsewhere",
            EXISTS (SELECT FROM visits w JOIN slots s ON s.id = w.slot_id
                     WHERE w.slot_id = $2 AND w.visitor_id <> $1 AND ${WAITS_AND_CAN_COME}) AS "othersWait"`,
    [visitorId, slot.id, slot.startsAt, slot.endsAt, replacesId],
  );
  return { ...facts, isQuotaReached: hasQuota && (await isQuotaReached(tx, visitorId, slot.id, replacesId)) };
}

/** How many of these people have a live visit to another slot during these hours. */
export async function countOnVisit(tx: Tx, personIds: string[], slotId: string, hours: SlotHours): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(DISTINCT o.visitor_id)::int AS count FROM visits o
      WHERE o.visitor_id = ANY ($1::uuid[]) AND o.slot_id <> $2
        AND o.state IN ('offered', 'requested', 'approved') AND o.starts_at < $4 AND o.ends_at > $3`,
    [personIds, slotId, hours.startsAt, hours.endsAt],
  );
  return count;
}

/** How many people with a live visit on the slot would be in two places at once during these hours. */
export async function countGuestsElsewhere(tx: Tx, slotId: string, hours: SlotHours): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits v
      WHERE v.slot_id = $1 AND v.state IN ('offered', 'requested', 'approved')
        AND ${ELSEWHERE('v.visitor_id', '$1', '$2', '$3', 'v.replaces_id', 'v.id')}`,
    [slotId, hours.startsAt, hours.endsAt],
  );
  return count;
}
