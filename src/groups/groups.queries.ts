import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { Channel, SlotHours, SlotState } from '../slots/slot.rules.js';
import type { VisitFacts } from '../visits/visit.rules.js';
import { SEEN, seenBy } from '../visits/visits.queries.js';

export interface GroupMember extends VisitFacts {
  visitId: string;
  visitorName: string;
  visitorDepartmentName: string;
}

export interface GroupView extends SlotHours {
  id: string;
  slotId: string;
  departmentId: string;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  location: string;
  slotState: SlotState;
  seats: number;
  seatsTaken: number;
  learningGoals: string[];
  requestedById: string;
  requestedByName: string;
  requestedAt: Date;
  isTogether: boolean;
  /** By name. */
  members: GroupMember[];
}

const SELECT = `SELECT g.id, g.slot_id AS "slotId", s.department_id AS "departmentId", d.name AS "departmentName", d.time_zone AS "timeZone",
    s.channel, s.location, s.state AS "slotState", s.seats, s.seats_taken AS "seatsTaken", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
    g.requested_by_id AS "requestedById", ${nameOf('asker')} AS "requestedByName", g.requested_at AS "requestedAt", g.is_together AS "isTogether"
  FROM visit_groups g
  JOIN slots s ON s.id = g.slot_id
  JOIN departments d ON d.id = s.department_id
  JOIN people asker ON asker.id = g.requested_by_id`;

/** A group of which the actor may see every member, or asked for. Throws NotFound. */
export async function getGroup(tx: Tx, actor: Actor, groupId: string): Promise<GroupView> {
  const group = await findGroup(tx, groupId);
  const seen: { id: string }[] = await tx.query(
    `SELECT v.id FROM visits v JOIN slots s ON s.id = v.slot_id JOIN people guest ON guest.id = v.visitor_id
      WHERE v.group_id = $4 AND ${SEEN}`,
    [...seenBy(actor), groupId],
  );
  // Who comes along knows with whom; a host or a manager of one of them does not need to.
  const isMember = group?.members.some(({ visitorId }) => visitorId === actor.id);
  if (!group || !(isMember || seen.length === group.members.length)) throw new NotFound('group');
  return group;
}

/** For jobs: whoever asks. */
export async function findGroup(tx: Tx, groupId: string): Promise<GroupView | null> {
  const [group]: GroupView[] = await tx.query(`${SELECT} WHERE g.id = $1`, [groupId]);
  if (!group) return null;
  const members: (GroupMember & { learningGoals: string[] })[] = await tx.query(
    `SELECT v.id AS "visitId", v.state, v.visitor_id AS "visitorId", v.host_id AS "hostId", v.requested_by_id AS "requestedById",
            v.learning_goals AS "learningGoals", ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName"
       FROM visits v JOIN people guest ON guest.id = v.visitor_id JOIN departments home ON home.id = guest.department_id
      WHERE v.group_id = $1 ORDER BY guest.family_name, guest.given_name, v.id`,
    [groupId],
  );
  const learningGoals = [...new Set(members.flatMap((member) => member.learningGoals))];
  return { ...group, learningGoals, members };
}
