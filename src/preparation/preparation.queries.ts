import { nameOf } from '../people/name.queries.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { ACCEPTED, currentStatementHashes } from './statement.queries.js';

export interface PreparationFacts {
  /** Whether the visitor accepted the statement as it is now. */
  isAccepted: boolean;
  /** Whether guests of the department listen in at all. */
  allowsListening: boolean;
  /** Which lead lets the visitor come without listening in; null: nobody had to, or did. */
  clearedByName: string | null;
}

/** How far the visitor of a visit is. */
export async function findPreparation(tx: Tx, visitId: string): Promise<PreparationFacts> {
  const [facts]: [PreparationFacts] = await tx.query(
    `SELECT ${ACCEPTED('v.visitor_id', '$2')} AS "isAccepted", d.allows_listening AS "allowsListening",
            (SELECT ${nameOf('l')} FROM preparations p JOIN people l ON l.id = p.cleared_by_id WHERE p.visit_id = v.id) AS "clearedByName"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
      WHERE v.id = $1`,
    [visitId, await currentStatementHashes(tx)],
  );
  return facts;
}

export interface Undecided extends SlotHours {
  visitId: string;
  visitorName: string;
  departmentName: string;
  timeZone: string;
}

/** Visits to the departments somebody leads whose visitor did not accept the statement in time: what is to happen? */
export async function listUndecided(tx: Tx, actor: Actor, at: Date, limit: number): Promise<Undecided[]> {
  return tx.query(
    `SELECT v.id AS "visitId", ${nameOf('guest')} AS "visitorName", d.name AS "departmentName", d.time_zone AS "timeZone",
            v.starts_at AS "startsAt", v.ends_at AS "endsAt"
       FROM slots s
       JOIN visits v ON v.slot_id = s.id AND v.state = 'approved'
       JOIN preparations p ON p.visit_id = v.id AND p.asked_for = v.starts_at AND p.cleared_at IS NULL
       JOIN departments d ON d.id = s.department_id AND d.allows_listening
       JOIN people guest ON guest.id = v.visitor_id
      WHERE s.department_id = ANY ($1::uuid[]) AND s.starts_at > $2 AND v.visitor_id <> $3 AND v.requested_by_id <> $3
        AND NOT ${ACCEPTED('v.visitor_id', '$4')}
      ORDER BY v.starts_at, v.id LIMIT $5`,
    [ledDepartmentIds(actor), at, actor.id, await currentStatementHashes(tx), limit],
  );
}
