import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { VisitState } from './visit.rules.js';

/** Where somebody will be: on a visit of their own, or beside a guest. */
export interface Plan extends SlotHours {
  visitId: string;
  slotId: string;
  state: VisitState;
  isOwn: boolean;
}

/** What stands in somebody's plans that ends after an instant. */
export function listPlans(tx: Tx, personId: string, from: Date): Promise<Plan[]> {
  const columns = `id AS "visitId", slot_id AS "slotId", state, starts_at AS "startsAt", ends_at AS "endsAt"`;
  return tx.query(
    `SELECT ${columns}, true AS "isOwn" FROM visits
      WHERE visitor_id = $1 AND state IN ('waiting', 'offered', 'requested', 'approved') AND ends_at > $2
     UNION ALL
     SELECT ${columns}, false FROM visits WHERE host_id = $1 AND state = 'approved' AND ends_at > $2`,
    [personId, from],
  );
}
