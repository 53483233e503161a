import { recordAudit } from '../audit/record-audit.js';
import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';
import { type AskedForm, askingFor } from './asked-form.js';
import { MOST_REMINDERS } from './form.rules.js';
import { MISSED } from './forms.queries.js';
import { isDueForFormReminder, type ReminderFacts } from './reminder.rules.js';

type Unanswered = AskedForm & Omit<ReminderFacts, 'isFree'> & { homeId: string };

/** Reminds who has not answered yet, a few times and kindly; whoever needs not answer any more is left alone. */
export async function remindForms(tx: Tx, at: Date): Promise<void> {
  const unanswered = await listUnanswered(tx, at);
  const freeDays = await readFreeDaysAround(tx, unanswered.map(({ homeId }) => homeId), at); // prettier-ignore
  const due = unanswered.filter((form) =>
    isDueForFormReminder({ ...form, now: at, isFree: isFreeIn(freeDays.get(form.homeId)) }),
  );
  const [reminded]: [(AskedForm & { reminders: number })[], number] = await tx.query(
    `UPDATE feedback_forms f SET reminders = f.reminders + 1, reminded_at = $2
       FROM unnest($1::uuid[], $3::int[]) AS seen (id, reminders)
      WHERE f.id = seen.id AND f.answered_at IS NULL AND f.reminders = seen.reminders
     RETURNING f.id, f.kind, f.person_id AS "personId", f.reminders`,
    [due.map(({ id }) => id), at, due.map(({ reminders }) => reminders)],
  );
  await recordAudit(
    tx,
    ...reminded.map(({ id: subjectId, reminders }) => ({
      actorId: null,
      act: 'form.reminded',
      subjectType: 'form',
      subjectId,
      after: { reminders },
    })),
  );
  await notify(tx, ...reminded.map((form) => askingFor(form, form.reminders)));
}

const listUnanswered = (tx: Tx, at: Date): Promise<Unanswered[]> =>
  tx.query(
    `SELECT f.id, f.kind, f.person_id AS "personId", f.asked_at AS "askedAt", f.reminders, f.reminded_at AS "remindedAt",
            v.starts_at AS "startsAt", home.id AS "homeId", home.time_zone AS "timeZone"
       FROM feedback_forms f
       JOIN visits v ON v.id = f.visit_id AND v.state = 'approved'
       JOIN people p ON p.id = f.person_id AND p.is_active
       JOIN departments home ON home.id = p.department_id
      WHERE f.answered_at IS NULL AND f.closes_at > $1 AND f.reminders < ${MOST_REMINDERS}
        AND f.asked_at < $1::timestamptz - interval '12 hours'
        AND coalesce(f.reminded_at, '-infinity') < $1::timestamptz - interval '1 day'
        AND (f.kind <> 'before' OR v.starts_at BETWEEN $1 AND $1::timestamptz + interval '20 days')
        AND (f.kind <> 'host-debrief' OR v.host_id = f.person_id) AND NOT ${MISSED}`,
    [at],
  );
