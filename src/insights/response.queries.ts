import type { FormKind } from '../feedback/form.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { endsOf, type Heard, instantsOf, LEAST_PEOPLE, monthsOf } from './learned.rules.js';

export interface ResponseRow {
  kind: FormKind;
  /** Which stretch of time, from 0. */
  stretch: number;
  asked: number;
  answered: number;
}

/** The forms `f` of a kind that were asked of a floor in a month. */
const askedIn = (cell: string) => `f.floor_id = ${cell}.floor_id AND f.kind = ${cell}.kind
  AND f.asked_at >= ($2::timestamptz[])[${cell}.month] AND f.asked_at < ($2::timestamptz[])[${cell}.month + 1]`;

const FLOORS = `SELECT d.id FROM departments d
  WHERE ($3::uuid[] IS NULL OR d.id = ANY ($3)) AND EXISTS (SELECT FROM feedback_forms f WHERE f.floor_id = d.id)`;

// Whatever is told is a sum of these: of one floor in one month where five people or more were asked, and for the company
// of all smaller ones of that month together, where those are five. So no subtraction of figures leaves fewer.
const TOLD = `WITH cells AS MATERIALIZED (
    SELECT cell.*, counted.*
      FROM (SELECT kind, month, floors.id AS floor_id
              FROM unnest($1::text[]) kind, generate_series(1, cardinality($2::timestamptz[]) - 1) month, (${FLOORS}) floors) cell,
           LATERAL (
      SELECT sum(p.asked) AS asked, sum(p.answered) AS answered, count(*) >= ${LEAST_PEOPLE} AS is_told
        FROM (SELECT count(*) AS asked, count(f.answered_at) AS answered FROM feedback_forms f WHERE ${askedIn('cell')} GROUP BY f.person_id) p) counted
     WHERE counted.asked > 0),
  small AS (
    SELECT kind, month, sum(asked) AS asked, sum(answered) AS answered FROM cells WHERE NOT is_told AND $3::uuid[] IS NULL GROUP BY 1, 2)
  SELECT kind, month, asked, answered FROM cells WHERE is_told
  UNION ALL SELECT kind, month, asked, answered FROM small
   WHERE (SELECT count(DISTINCT f.person_id) FROM cells cell JOIN feedback_forms f ON ${askedIn('cell')}
           WHERE NOT cell.is_told AND cell.kind = small.kind AND cell.month = small.month) >= ${LEAST_PEOPLE}`;

/** Of forms that were asked, how many were filled in: of floors and months in which five people or more were asked. */
export function countResponse(tx: Tx, heard: Heard, kinds: readonly FormKind[]): Promise<ResponseRow[]> {
  return tx.query(
    `SELECT kind, width_bucket(($2::timestamptz[])[month], $4::timestamptz[]) - 1 AS stretch, sum(asked)::int AS asked,
            sum(answered)::int AS answered FROM (${TOLD}) told GROUP BY 1, 2 ORDER BY 1, 2`,
    [
      kinds,
      instantsOf({ ...heard, bounds: [...monthsOf(heard), endsOf(heard)[1]] }),
      heard.departmentIds,
      instantsOf(heard),
    ],
  );
}
