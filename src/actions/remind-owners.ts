import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { type NewNotice, notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { inZone } from '../platform/time-zone.rules.js';
import { isReminderHour, remindedDueDates, reminderFor, type ReminderStep } from './reminder.rules.js';

interface Due {
  id: string;
  ownerId: string;
  createdById: string;
  departmentId: string;
  timeZone: string;
  dueOn: string;
  createdOn: string;
  remindedFor: string | null;
}

const kinds: Record<ReminderStep, string> = { due: 'action-due', overdue: 'action-overdue', late: 'action-overdue' };

/** Reminds owners of what is due soon or past, in office hours where it stands; once for each step, by whoever runs first. */
export async function remindOwners(tx: Tx, at: Date): Promise<void> {
  const { from, to } = remindedDueDates(inZone(at, 'utc').plus({ days: 1 }));
  const due: Due[] = await tx.query(
    `SELECT a.id, a.owner_id AS "ownerId", a.created_by_id AS "createdById", a.department_id AS "departmentId",
            d.time_zone AS "timeZone", a.due_on::text AS "dueOn", a.reminded_for AS "remindedFor",
            (a.created_at AT TIME ZONE d.time_zone)::date::text AS "createdOn"
       FROM actions a JOIN departments d ON d.id = a.department_id
      WHERE a.state IN ('open', 'doing') AND a.due_on BETWEEN $1::date AND $2::date
        AND a.reminded_for IS DISTINCT FROM a.due_on || ':late' ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED`,
    [from, to],
  );
  const closings = await readFreeDaysAround(tx, due.map(({ departmentId }) => departmentId), at); // prettier-ignore
  const reminded = due.flatMap((action) => {
    const local = inZone(at, action.timeZone);
    const step = reminderFor(action, local);
    return step && isReminderHour(local, isFreeIn(closings.get(action.departmentId))) ? [{ ...action, step }] : [];
  });
  await tx.query(
    `UPDATE actions a SET reminded_for = a.due_on || ':' || n.step
       FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, step text) WHERE a.id = n.id`,
    [JSON.stringify(reminded)],
  );
  await notify(tx, ...reminded.flatMap(noticesOf));
}

/** A week late, who made it hears of it as well. */
function noticesOf({ id: actionId, ownerId, createdById, step }: Due & { step: ReminderStep }): NewNotice[] {
  const personIds = step === 'late' ? new Set([ownerId, createdById]) : [ownerId];
  return [...personIds].map((personId) => ({ personId, kind: kinds[step], payload: { actionId } }));
}
