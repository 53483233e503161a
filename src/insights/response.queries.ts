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

const OF_FLOORS = `ours AS MATERIALIZED (
  SELECT f.kind, f.asked_at, f.answered_at, f.person_id FROM slots s JOIN visits v ON v.slot_id = s.id
    JOIN feedback_forms f ON f.visit_id = v.id WHERE s.department_id = ANY ($4) AND f.kind = ANY ($1))`;

/**
 * Of forms that were asked, how many were filled in; nothing of a kind and stretch in which fewer than five people were
 * asked. People are counted one by one only where few can be: five marks set among 64 are five people at least.
 */
export function countResponse(tx: Tx, heard: Heard, kinds: readonly FormKind[]): Promise<ResponseRow[]> {
  const instants = instantsOf(heard);
  const forms = heard.departmentIds ? 'ours' : 'feedback_forms';
  const asked = `${forms} f WHERE f.kind = k.kind AND f.asked_at >= s.begins AND f.asked_at < s.ends`;
  return tx.query(
    `${heard.departmentIds ? `WITH ${OF_FLOORS}` : ''}
     SELECT k.kind, s.stretch::int - 1 AS stretch, c.asked, c.answered
       FROM unnest($1::text[]) k (kind) CROSS JOIN unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY s (begins, ends, stretch)
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS asked, count(f.answered_at)::int AS answered,
               bit_count(bit_or(1::bigint << (uuid_hash(f.person_id) & 63))::bit(64)) AS marks FROM ${asked}) c
      WHERE c.asked >= ${LEAST_PEOPLE}
        AND CASE WHEN c.marks >= ${LEAST_PEOPLE} THEN true ELSE (SELECT count(DISTINCT f.person_id) >= ${LEAST_PEOPLE} FROM ${asked}) END
      ORDER BY 1, 2`,
    [kinds, instants.slice(0, -1), instants.slice(1), ...(heard.departmentIds ? [heard.departmentIds] : [])],
  );
}
