import { type NewNotice, notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';

const SWEEP = 'tell-weekly';
const HOUR = 3_600_000;

/**
 * On Monday at eight, on the clock of their own department, HR and whoever manages a new hire are told how rotations go.
 * Everybody whose hour came since the last run is told now: once, and also when nothing ran at eight.
 */
export async function tellWeekly(tx: Tx, at: Date): Promise<void> {
  const [last]: { at: Date }[] = await tx.query('SELECT last_run_at AS at FROM sweeps WHERE name = $1', [SWEEP]);
  const since = last?.at ?? new Date(at.getTime() - HOUR);
  const due: { id: string; weekOn: string }[] = await tx.query(
    `SELECT d.id, monday::date::text AS "weekOn"
       FROM departments d CROSS JOIN LATERAL (SELECT date_trunc('week', $1::timestamptz AT TIME ZONE d.time_zone) AS monday) w
      WHERE (monday + interval '8 hours') AT TIME ZONE d.time_zone > $2
        AND (monday + interval '8 hours') AT TIME ZONE d.time_zone <= $1`,
    [at, since],
  );
  if (!due.length) return;
  const weekOn = new Map(due.map((department) => [department.id, department.weekOn]));
  const people: { id: string; departmentId: string }[] = await tx.query(
    `SELECT p.id, p.department_id AS "departmentId" FROM people p
      WHERE p.is_active AND p.department_id = ANY ($1::uuid[])
        AND (p.id IN (SELECT person_id FROM person_roles WHERE role = 'hr')
             OR p.id IN (SELECT h.manager_id FROM rotations r JOIN people h ON h.id = r.person_id AND h.is_active
                          WHERE r.state = 'open'))`,
    [[...weekOn.keys()]],
  );
  await notify(
    tx,
    ...people.map(({ id: personId, departmentId }): NewNotice => {
      return { personId, kind: 'weekly-onboarding', payload: { weekOn: weekOn.get(departmentId) } };
    }),
  );
}
