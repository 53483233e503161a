import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';

export interface CohortView {
  id: string;
  name: string;
  firstOn: string;
  lastOn: string;
  /** Rotations that go on, and those that were stopped. */
  open: number;
  stopped: number;
  /** People who start on these days and are on no rotation. */
  without: number;
}

/** By the alias `p`: somebody who begins on the days of the cohort `c` and still needs a rotation. */
const IS_WITHOUT = `p.is_active AND p.starts_on BETWEEN c.first_on AND c.last_on
  AND NOT EXISTS (SELECT FROM rotations r WHERE r.person_id = p.id AND (r.state = 'open' OR r.cohort_id = c.id))`;

const COLUMNS = `c.id, c.name, c.first_on::text AS "firstOn", c.last_on::text AS "lastOn",
  (SELECT count(*)::int FROM rotations r WHERE r.cohort_id = c.id AND r.state = 'open') AS open,
  (SELECT count(*)::int FROM rotations r WHERE r.cohort_id = c.id AND r.state = 'stopped') AS stopped,
  (SELECT count(*)::int FROM people p WHERE ${IS_WITHOUT}) AS without`;

export interface CohortFilter {
  /** A part of the name. */
  search?: string;
  limit?: number;
  cursor?: string;
}

/** Those that start last come first. Nobody but HR and the admin sees any. */
export async function listCohorts(tx: Tx, actor: Actor, filter: CohortFilter = {}): Promise<Page<CohortView>> {
  if (!servesCompany(actor)) return { items: [], nextCursor: null };
  const { search = '', limit = DEFAULT_LIMIT, cursor } = filter;
  const [firstOn, id] = cursor ? decodeCursor(cursor, 'text', 'uuid') : [null, null];
  const rows: CohortView[] = await tx.query(
    `SELECT ${COLUMNS} FROM cohorts c
      WHERE position(lower($1) IN lower(c.name)) > 0 AND ($2::text IS NULL OR (c.first_on::text, c.id) < ($2, $3::uuid))
      ORDER BY c.first_on DESC, c.id DESC LIMIT $4`,
    [search, firstOn, id, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.firstOn, row.id]);
}

/** Throws NotFound, also for whoever may not see cohorts. */
export async function getCohort(tx: Tx, actor: Actor, cohortId: string): Promise<CohortView> {
  const rows: CohortView[] = servesCompany(actor)
    ? await tx.query(`SELECT ${COLUMNS} FROM cohorts c WHERE c.id = $1`, [cohortId])
    : [];
  if (!rows[0]) throw new NotFound('cohort');
  return rows[0];
}

/** Lets acts on one cohort wait for each other. Throws NotFound. */
export async function lockCohort(tx: Tx, actor: Actor, cohortId: string): Promise<CohortView> {
  await tx.query('SELECT FROM cohorts WHERE id = $1 FOR NO KEY UPDATE', [cohortId]);
  return getCohort(tx, actor, cohortId);
}

export const isCohortNameTaken = async (tx: Tx, name: string, exceptId: string | null = null): Promise<boolean> => {
  const rows: unknown[] = await tx.query('SELECT FROM cohorts WHERE name = $1 AND id IS DISTINCT FROM $2', [name, exceptId]); // prettier-ignore
  return rows.length > 0;
};

/** Who begins on the days of a cohort and is on no rotation, by first day and name. */
export function listHiresWithout(tx: Tx, cohortId: string): Promise<{ id: string }[]> {
  return tx.query(
    `SELECT p.id FROM cohorts c JOIN people p ON ${IS_WITHOUT} WHERE c.id = $1 ORDER BY p.starts_on, p.family_name, p.id`,
    [cohortId],
  );
}

/** The next days on which people begin who are on no rotation and of no cohort, taken together by week. */
export async function suggestCohorts(
  tx: Tx,
  today: string,
): Promise<{ firstOn: string; lastOn: string; people: number }[]> {
  return tx.query(
    `SELECT min(p.starts_on)::text AS "firstOn", max(p.starts_on)::text AS "lastOn", count(*)::int AS people
       FROM people p
      WHERE p.is_active AND p.starts_on >= $1::date - 14
        AND NOT EXISTS (SELECT FROM rotations r WHERE r.person_id = p.id)
        AND NOT EXISTS (SELECT FROM cohorts c WHERE p.starts_on BETWEEN c.first_on AND c.last_on)
      GROUP BY date_trunc('week', p.starts_on) ORDER BY 1 LIMIT 6`,
    [today],
  );
}
