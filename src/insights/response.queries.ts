import type { FormKind } from '../feedback/form.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type Heard, instantsOf, LEAST_PEOPLE, monthsOf, spanOf } from './learned.rules.js';

export interface ResponseRow {
  kind: FormKind;
  /** Which stretch of time, from 0. */
  stretch: number;
  asked: number;
  answered: number;
}

// Whatever is told is a sum of these: of one floor in one month where five people or more were asked, and for the company
// of all smaller ones of that month together, where those are five. So no subtraction of figures leaves fewer.
const TOLD = `WITH people AS MATERIALIZED (
    SELECT f.kind, width_bucket(f.asked_at, $2::timestamptz[]) AS month, s.department_id, f.person_id,
           count(*) AS asked, count(f.answered_at) AS answered
      FROM feedback_forms f JOIN visits v ON v.id = f.visit_id JOIN slots s ON s.id = v.slot_id
     WHERE f.kind = ANY ($1) AND f.asked_at >= $3 AND f.asked_at < $4 AND ($5::uuid[] IS NULL OR s.department_id = ANY ($5))
     GROUP BY 1, 2, 3, 4),
  floors AS (
    SELECT kind, month, department_id, sum(asked) AS asked, sum(answered) AS answered, count(*) >= ${LEAST_PEOPLE} AS is_told
      FROM people GROUP BY 1, 2, 3),
  small AS (
    SELECT kind, month, sum(p.asked) AS asked, sum(p.answered) AS answered
      FROM people p JOIN floors f USING (kind, month, department_id) WHERE NOT f.is_told AND $5::uuid[] IS NULL
     GROUP BY 1, 2 HAVING count(DISTINCT person_id) >= ${LEAST_PEOPLE})
  SELECT kind, month, asked, answered FROM floors WHERE is_told UNION ALL SELECT kind, month, asked, answered FROM small`;

/** Of forms that were asked, how many were filled in: of floors and months in which five people or more were asked. */
export function countResponse(tx: Tx, heard: Heard, kinds: readonly FormKind[]): Promise<ResponseRow[]> {
  const [from, until] = spanOf(heard);
  return tx.query(
    `SELECT kind, width_bucket(($2::timestamptz[])[month], $6::timestamptz[]) - 1 AS stretch, sum(asked)::int AS asked,
            sum(answered)::int AS answered FROM (${TOLD}) told GROUP BY 1, 2 ORDER BY 1, 2`,
    [kinds, instantsOf({ ...heard, bounds: monthsOf(heard) }), from, until, heard.departmentIds, instantsOf(heard)],
  );
}
