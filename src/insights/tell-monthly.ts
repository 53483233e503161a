import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import { MONTHLY_REPORT, monthBefore, reportHour } from './month.rules.js';

const SWEEP = 'tell-monthly';
const HOUR = 3_600_000;

/**
 * Tells of the month before, at eight on its first working day, where each is who asked for it. Everybody whose hour came
 * since the last run is told now: once, and also when nothing ran at eight.
 */
export async function tellMonthly(tx: Tx, at: Date): Promise<void> {
  const [last]: { at: Date }[] = await tx.query('SELECT last_run_at AS at FROM sweeps WHERE name = $1', [SWEEP]);
  const since = last?.at ?? new Date(at.getTime() - HOUR);
  const readers: { personId: string; departmentId: string; timeZone: string }[] = await tx.query(
    `SELECT p.id AS "personId", d.id AS "departmentId", d.time_zone AS "timeZone"
       FROM notice_choices c JOIN people p ON p.id = c.person_id AND p.is_active JOIN departments d ON d.id = p.department_id
      WHERE c.kind = $1 AND c.is_mailed`,
    [MONTHLY_REPORT],
  );
  const free = await readFreeDaysAround(tx, readers.map(({ departmentId }) => departmentId), at); // prettier-ignore
  const due = readers.filter(({ departmentId, timeZone }) => {
    const hour = reportHour(localDate(at, timeZone), timeZone, isFreeIn(free.get(departmentId))).toJSDate();
    return since < hour && hour <= at;
  });
  await notify(
    tx,
    ...due.map(({ personId, timeZone }) => {
      return { personId, kind: MONTHLY_REPORT, payload: { month: monthBefore(localDate(at, timeZone)) } };
    }),
  );
}
