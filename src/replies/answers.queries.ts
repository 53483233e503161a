import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { InviteAnswer, InviteRole } from '../visits/invite.rules.js';

export interface AnswerView {
  visitId: string;
  personId: string;
  name: string;
  role: InviteRole;
  /** Null while the calendar has not answered. */
  answer: InviteAnswer | null;
}

/** What the calendars answered in which these visits stand; visitors before hosts. */
export function listAnswers(tx: Tx, visitIds: string[]): Promise<AnswerView[]> {
  return tx.query(
    `SELECT i.visit_id AS "visitId", i.person_id AS "personId", ${nameOf('p')} AS name, i.role, i.answer
       FROM invites i JOIN people p ON p.id = i.person_id
      WHERE i.visit_id = ANY ($1::uuid[]) AND i.is_live ORDER BY i.role DESC, p.family_name, p.given_name`,
    [visitIds],
  );
}
