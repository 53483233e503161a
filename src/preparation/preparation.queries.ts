import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
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
