import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

export interface HireView {
  id: string;
  name: string;
  email: string;
  departmentName: string;
  /** First day at work, `2026-11-24`. */
  startsOn: string;
}

export interface Hires {
  count: number;
  /** The first of them. */
  hires: HireView[];
}

/** First days at work, both included; calendar dates. */
export interface FirstDays {
  from: string;
  to: string;
}

const ASKED_NOBODY = `NOT EXISTS (SELECT FROM visits v WHERE v.visitor_id = p.id AND v.state = 'requested' AND v.ends_at > $3)`;

/** Who began (or begins) in these days, and has neither been on a visit nor asked for one or been given one. */
export const listHiresWithoutDate = (tx: Tx, days: FirstDays, at: Date, limit: number) =>
  listHires(tx, days, ASKED_NOBODY, [at], limit);

/** Who began in these days and has not been on a visit, nor has a seat on one. */
export const listOverdueHires = (tx: Tx, days: FirstDays, limit: number) => listHires(tx, days, 'true', [], limit);

async function listHires(
  tx: Tx,
  { from, to }: FirstDays,
  condition: string,
  values: unknown[],
  limit: number,
): Promise<Hires> {
  const rows: (HireView & { count: number })[] = await tx.query(
    `SELECT p.id, ${nameOf('p')} AS name, p.email, d.name AS "departmentName",
            p.starts_on::text AS "startsOn", count(*) OVER ()::int AS count
       FROM people p JOIN departments d ON d.id = p.department_id
      WHERE p.is_active AND p.starts_on BETWEEN $1 AND $2 AND ${condition}
        AND NOT EXISTS (SELECT FROM visits v WHERE v.visitor_id = p.id AND v.state = 'approved')
      ORDER BY p.starts_on, p.family_name, p.id LIMIT ${limit}`,
    [from, to, ...values],
  );
  return { count: rows[0]?.count ?? 0, hires: rows.map(({ count: _, ...hire }) => hire) };
}
