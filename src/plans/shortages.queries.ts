import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { PlanShortage } from './plan-shortage.entity.js';

/** Visits of one kind without a seat, what would help, and who asked for it. */
export interface ShortageView extends Omit<PlanShortage, 'plan' | 'department' | 'askedBy'> {
  departmentName: string;
  askedByName: string | null;
}

const SELECT = `SELECT x.id, x.plan_id AS "planId", x.department_id AS "departmentId", d.name AS "departmentName", x.channel,
    x.least_minutes AS "leastMinutes", x.people, x.missing, x.from_on::text AS "fromOn", x.until_on::text AS "untilOn",
    x.seats, x.more_seats AS "moreSeats", x.still_missing AS "stillMissing", x.longer_days AS "longerDays",
    x.longer_visits AS "longerVisits", x.asked_by_id AS "askedById", x.asked_at AS "askedAt",
    CASE WHEN asker.id IS NOT NULL THEN ${nameOf('asker')} END AS "askedByName"
  FROM plan_shortages x JOIN departments d ON d.id = x.department_id LEFT JOIN people asker ON asker.id = x.asked_by_id`;

/** What a plan is short of, the most first. */
export const listShortages = (tx: Tx, planId: string): Promise<ShortageView[]> =>
  tx.query(`${SELECT} WHERE x.plan_id = $1 ORDER BY x.missing DESC, d.name, x.id`, [planId]);

/** For jobs; null when its plan is gone, or thrown away, or published since. */
export async function findShortage(tx: Tx, shortageId: string): Promise<ShortageView | null> {
  const rows: ShortageView[] = await tx.query(
    `${SELECT} JOIN plans p ON p.id = x.plan_id AND p.state = 'ready' WHERE x.id = $1`,
    [shortageId],
  );
  return rows[0] ?? null;
}

/** Lets those who ask at once wait for each other. Throws NotFound for what is not of this plan. */
export async function lockShortage(tx: Tx, planId: string, shortageId: string): Promise<ShortageView> {
  await tx.query('SELECT FROM plan_shortages WHERE id = $1 FOR NO KEY UPDATE', [shortageId]);
  const rows: ShortageView[] = await tx.query(`${SELECT} WHERE x.id = $1 AND x.plan_id = $2`, [shortageId, planId]);
  if (!rows[0]) throw new NotFound('shortage');
  return rows[0];
}
