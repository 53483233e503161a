import type { Tx } from '../platform/database/transactions.js';
import { endsOf, type Heard, stages, type Stage } from './learned.rules.js';

/** What customers need not have contacted us about, as one of those who heard it wrote it down. */
export interface PreventableRow {
  headId: string;
  /** Whose text it is: one that whoever may read of these floors can open. */
  id: string;
  text: string;
  theme: string | null;
  /** How often it was heard, during so many visits, and in how many learnings. */
  times: number;
  visits: number;
  learnings: number;
  /** How many of these learnings say that all of it could have been prevented, and not a part. */
  entirely: number;
  stage: Stage;
}

/**
 * Preventable contacts, those heard most first: of all that is joined, what was heard on these floors. The text is the
 * head's; one that was written on another floor is not read here, and another that says the same takes its place.
 */
export async function listPreventable(tx: Tx, heard: Heard, limit: number): Promise<PreventableRow[]> {
  const rows: (Omit<PreventableRow, 'stage'> & { stage: number })[] = await tx.query(
    `WITH counted AS (
       SELECT l.head_id, sum(l.times_heard)::int AS times, count(*)::int AS learnings,
              (count(*) FILTER (WHERE l.preventable = 'yes'))::int AS entirely
         FROM learnings l
        WHERE l.preventable IN ('yes', 'partly') AND l.learned_month >= $1::date AND l.learned_month < $2::date
          AND ($3::uuid[] IS NULL OR l.department_id = ANY ($3))
        GROUP BY 1 ORDER BY times DESC, learnings DESC, l.head_id LIMIT $4)
     SELECT c.head_id AS "headId", said.id, said.text, t.name AS theme, c.times, seen.visits, c.learnings, c.entirely, h.stage
       FROM counted c JOIN learnings h ON h.id = c.head_id
      CROSS JOIN LATERAL (
        SELECT m.id, m.text, m.theme_id FROM learnings m
         WHERE m.head_id = c.head_id AND ($3::uuid[] IS NULL OR m.department_id = ANY ($3))
         ORDER BY m.id = c.head_id DESC, m.preventable IN ('yes', 'partly') DESC NULLS LAST, m.times_heard DESC, m.id LIMIT 1) said
      CROSS JOIN LATERAL (
        SELECT count(DISTINCT m.visit_id)::int AS visits FROM learnings m
         WHERE m.head_id = c.head_id AND m.preventable IN ('yes', 'partly') AND m.learned_month >= $1::date AND m.learned_month < $2::date
           AND ($3::uuid[] IS NULL OR m.department_id = ANY ($3))) seen
       LEFT JOIN themes t ON t.id = said.theme_id
      ORDER BY c.times DESC, c.learnings DESC, c.head_id`,
    [...endsOf(heard), heard.departmentIds, limit],
  );
  return rows.map((row) => ({ ...row, stage: stages[row.stage]! }));
}
