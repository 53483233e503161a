import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Invite } from './invite.entity.js';
import type { VisitView } from './visits.queries.js';

/** What mails and calendars tell of a visit. */
export type VisitForMail = Pick<
  VisitView,
  | 'id' | 'slotId' | 'state' | 'reason' | 'learningGoals' | 'requestedById' | 'requestedByName' | 'requestedAt'
  | 'departmentId' | 'departmentName' | 'timeZone' | 'channel' | 'location' | 'briefing'
  | 'startsAt' | 'endsAt' | 'slotState' | 'seats' | 'seatsTaken'
  | 'replacesId' | 'visitorId' | 'visitorName' | 'visitorDepartmentName' | 'hostId' | 'hostName'
>; // prettier-ignore

const SELECT = `SELECT v.id, v.slot_id AS "slotId", v.state, v.reason, v.learning_goals AS "learningGoals",
    v.requested_by_id AS "requestedById",
    (SELECT ${nameOf('asker')} FROM people asker WHERE asker.id = v.requested_by_id) AS "requestedByName", v.requested_at AS "requestedAt", s.department_id AS "departmentId",
    d.name AS "departmentName", d.time_zone AS "timeZone", s.channel, s.location, s.briefing,
    v.starts_at AS "startsAt", v.ends_at AS "endsAt", v.slot_state AS "slotState", s.seats, s.seats_taken AS "seatsTaken",
    v.replaces_id AS "replacesId", v.visitor_id AS "visitorId", ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName",
    v.host_id AS "hostId", nullif(${nameOf('host')}, '') AS "hostName"
  FROM visits v
  JOIN slots s ON s.id = v.slot_id
  JOIN departments d ON d.id = s.department_id
  JOIN people guest ON guest.id = v.visitor_id
  JOIN departments home ON home.id = guest.department_id
  LEFT JOIN people host ON host.id = v.host_id`;

/** For jobs: whoever asks. */
export async function findVisitForMail(tx: Tx, visitId: string): Promise<VisitForMail | null> {
  const rows: VisitForMail[] = await tx.query(`${SELECT} WHERE v.id = $1`, [visitId]);
  return rows[0] ?? null;
}

/** Open requests of a department that were brought to mind so far (`nudgeStep`) and whose time is still to come, the oldest first. */
export function listNudgedRequests(tx: Tx, departmentId: string, step: number, at: Date): Promise<VisitForMail[]> {
  return tx.query(
    `${SELECT} WHERE v.state = 'requested' AND s.department_id = $1 AND v.nudge_step >= $2 AND v.starts_at > $3
      ORDER BY v.requested_at, v.id`,
    [departmentId, step, at],
  );
}

/** What a person was sent of a visit, under one SEQUENCE; kept in the audit. */
export interface Told {
  sequence: number;
  isCancelled: boolean;
  startsAt: string;
  endsAt: string;
  location: string;
  hostId: string | null;
}

export const TOLD_ACT = 'invite.sent';

/** Null when nothing was sent under that SEQUENCE. */
export async function findTold(tx: Tx, inviteId: string, sequence: number | null): Promise<Told | null> {
  const rows: { after: Told }[] = await tx.query(
    `SELECT after FROM audit_entries WHERE subject_id = $1 AND act = $2 AND (after ->> 'sequence')::int = $3 LIMIT 1`,
    [inviteId, TOLD_ACT, sequence],
  );
  return rows[0]?.after ?? null;
}

export interface FeedRow {
  invite: Pick<Invite, 'uid' | 'sequence' | 'role'>;
  visit: VisitForMail;
}

/** Every visit that stands in the person's calendar, by start. */
export async function listVisitsOfFeed(tx: Tx, personId: string): Promise<FeedRow[]> {
  const rows: (VisitForMail & FeedRow['invite'])[] = await tx.query(
    `SELECT i.uid, i.sequence, i.role, of.* FROM invites i JOIN LATERAL (${SELECT} WHERE v.id = i.visit_id) of ON true
      WHERE i.person_id = $1 AND i.is_live ORDER BY of."startsAt", i.uid`,
    [personId],
  );
  return rows.map(({ uid, sequence, role, ...visit }) => ({ invite: { uid, sequence, role }, visit }));
}
