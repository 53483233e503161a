import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { ACCEPTED, currentStatementHashes } from '../preparation/statement.queries.js';
import type { Channel, SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from '../visits/visit.rules.js';

export interface ComingVisit extends SlotHours {
  id: string;
  state: VisitState;
  departmentName: string;
  timeZone: string;
  channel: Channel;
  location: string;
  briefing: string;
  hostName: string | null;
  learningGoals: string[];
}

/** The visitor's next visit, asked for or approved; null when there is none. */
export async function findNextVisit(tx: Tx, visitorId: string, at: Date): Promise<ComingVisit | null> {
  const rows: ComingVisit[] = await tx.query(
    `SELECT v.id, v.state, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName",
            d.time_zone AS "timeZone", s.channel, s.location, s.briefing, nullif(${nameOf('host')}, '') AS "hostName",
            v.learning_goals AS "learningGoals"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       LEFT JOIN people host ON host.id = v.host_id
      WHERE v.visitor_id = $1 AND v.state IN ('requested', 'approved') AND v.ends_at > $2
      ORDER BY v.starts_at LIMIT 1`,
    [visitorId, at],
  );
  return rows[0] ?? null;
}

export interface OwnGuest extends SlotHours {
  id: string;
  departmentName: string;
  timeZone: string;
  location: string;
  visitorName: string;
  visitorDepartmentName: string;
  learningGoals: string[];
  /** Comes without listening in: the lead decided so, and the statement is not accepted since. */
  isNotListening: boolean;
}

/** Who comes to sit beside this host, and what they want to know; in order of start. */
export async function listOwnGuests(tx: Tx, hostId: string, { startsAt, endsAt }: SlotHours): Promise<OwnGuest[]> {
  return tx.query(
    `SELECT v.id, v.starts_at AS "startsAt", v.ends_at AS "endsAt", d.name AS "departmentName", d.time_zone AS "timeZone",
            s.location, ${nameOf('guest')} AS "visitorName", home.name AS "visitorDepartmentName",
            v.learning_goals AS "learningGoals",
            EXISTS (SELECT FROM preparations p WHERE p.visit_id = v.id AND p.cleared_at IS NOT NULL)
              AND NOT ${ACCEPTED('v.visitor_id', '$4')} AS "isNotListening"
       FROM visits v
       JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id
       JOIN people guest ON guest.id = v.visitor_id
       JOIN departments home ON home.id = guest.department_id
      WHERE v.host_id = $1 AND v.state = 'approved' AND v.ends_at > $2 AND v.starts_at < $3
      ORDER BY v.starts_at, v.id LIMIT 20`,
    [hostId, startsAt, endsAt, await currentStatementHashes(tx)],
  );
}
