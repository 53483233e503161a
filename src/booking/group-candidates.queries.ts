import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import { ELSEWHERE } from '../visits/elsewhere.queries.js';
import type { BookablePerson } from './bookable-people.queries.js';

export interface Candidate extends BookablePerson {
  alreadyRequested: boolean;
  isElsewhere: boolean;
}

const MOST_CANDIDATES = 60;

/** The actor and the people whose manager the actor is, with what may keep each of them from a slot; the actor first. */
export function listCandidates(tx: Tx, actor: Actor, slot: SlotHours & { id: string }): Promise<Candidate[]> {
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name, p.email, p.department_id AS "departmentId", d.name AS "departmentName",
            EXISTS (SELECT FROM visits v WHERE v.visitor_id = p.id AND v.slot_id = $2
                       AND v.state IN ('waiting', 'offered', 'requested', 'approved')) AS "alreadyRequested",
            ${ELSEWHERE('p.id', '$2::uuid', '$3::timestamptz', '$4::timestamptz')} AS "isElsewhere"
       FROM people p JOIN departments d ON d.id = p.department_id
      WHERE p.is_active AND (p.id = $1 OR p.manager_id = $1)
      ORDER BY p.id <> $1, p.family_name, p.given_name, p.id LIMIT ${MOST_CANDIDATES}`,
    [actor.id, slot.id, slot.startsAt, slot.endsAt],
  );
}
