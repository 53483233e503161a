import type { Tx } from '../platform/database/transactions.js';
import type { Nudged } from './nudge.rules.js';

/** Since when the request `v` waits for the lead; who was in line before asks from the moment they accept the offer. */
export const ASKED_AT = 'coalesce(v.accepted_at, v.requested_at)';

/** Host departments with an open request of which not everybody was reminded by now. */
export function listDepartmentsToNudge(tx: Tx, at: Date): Promise<{ id: string; timeZone: string }[]> {
  return tx.query(
    `SELECT d.id, d.time_zone AS "timeZone" FROM departments d
      WHERE d.id IN (SELECT s.department_id FROM visits v JOIN slots s ON s.id = v.slot_id
                      WHERE v.state = 'requested' AND v.nudge_step < 3 AND v.starts_at > $1)`,
    [at],
  );
}

/** Marks requests as brought to mind of everybody whose time it is; which steps were reached, by department. */
export async function raiseNudgeSteps(
  tx: Tx,
  due: { id: string; limits: [Date, Date, Date] }[],
  at: Date,
): Promise<{ departmentId: string; steps: number[] }[]> {
  if (!due.length) return [];
  const [rows]: [{ departmentId: string; from: number; to: number }[], number] = await tx.query(
    `WITH due AS (
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[]) AS due (id, leads, deputies, hr)),
     raised AS (
       SELECT v.id, v.nudge_step AS "from", s.department_id,
              CASE WHEN ${ASKED_AT} <= due.hr THEN 3 WHEN ${ASKED_AT} <= due.deputies THEN 2 WHEN ${ASKED_AT} <= due.leads THEN 1 ELSE 0 END AS "to"
         FROM visits v JOIN slots s ON s.id = v.slot_id JOIN due ON due.id = s.department_id
        WHERE v.state = 'requested' AND v.starts_at > $5 AND v.nudge_step < 3 FOR NO KEY UPDATE OF v)
     UPDATE visits SET nudge_step = raised."to", nudged_at = $5 FROM raised
      WHERE visits.id = raised.id AND raised."to" > raised."from"
      RETURNING raised.department_id AS "departmentId", raised."from", raised."to"`,
    [due.map(({ id }) => id), ...[0, 1, 2].map((step) => due.map(({ limits }) => limits[step])), at],
  );
  const steps = new Map<string, Set<number>>();
  for (const { departmentId, from, to } of rows) {
    const reached = steps.get(departmentId) ?? new Set();
    for (let step = from + 1; step <= to; step++) reached.add(step);
    steps.set(departmentId, reached);
  }
  return [...steps].map(([departmentId, reached]) => ({ departmentId, steps: [...reached] }));
}

/** Whom one can remind of a department's requests. */
export async function listNudged(tx: Tx, departmentId: string): Promise<Nudged> {
  const ids = (role: string) => `coalesce(array_agg(DISTINCT r.person_id) FILTER (WHERE r.role = '${role}'), '{}')`;
  const [nudged]: [Nudged] = await tx.query(
    `SELECT ${ids('lead')} AS "leadIds", ${ids('deputy')} AS "deputyIds", ${ids('hr')} AS "hrIds"
       FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
      WHERE r.department_id = $1 OR r.role = 'hr'`,
    [departmentId],
  );
  return nudged;
}
