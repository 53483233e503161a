import type { FormKind } from '../feedback/form.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type Heard, instantsOf, LEAST_PEOPLE } from './learned.rules.js';

export interface ResponseRow {
  kind: FormKind;
  /** Which stretch of time, from 0. */
  stretch: number;
  asked: number;
  answered: number;
}

/** Of forms that were asked, how many were filled in; nothing of a kind and stretch in which fewer than five people were asked. */
export function countResponse(tx: Tx, heard: Heard): Promise<ResponseRow[]> {
  return tx.query(
    `SELECT f.kind, width_bucket(f.asked_at, $1::timestamptz[]) - 1 AS stretch, count(*)::int AS asked, count(f.answered_at)::int AS answered
       FROM feedback_forms f
      WHERE f.asked_at >= ($1::timestamptz[])[1] AND f.asked_at < ($1::timestamptz[])[cardinality($1::timestamptz[])]
        AND ($2::uuid[] IS NULL OR f.visit_id IN (
              SELECT v.id FROM slots s JOIN visits v ON v.slot_id = s.id WHERE s.department_id = ANY ($2)))
      GROUP BY 1, 2 HAVING count(DISTINCT f.person_id) >= ${LEAST_PEOPLE} ORDER BY 1, 2`,
    [instantsOf(heard), heard.departmentIds],
  );
}
