import { recordAudit } from '../audit/record-audit.js';
import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { isDueForReminder } from '../calendar/working-days.rules.js';
import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';

// Between the reminder and the end of the first day at work after the longest closing that counts.
const LOOK_AHEAD = `interval '16 days'`;

/** Reminds visitors and hosts of visits that are due, each once per hour of the visit, whichever replica comes first. */
export async function sendReminders(tx: Tx, at: Date): Promise<void> {
  const coming = await listComing(tx, at);
  const freeDays = await readFreeDaysAround(
    tx,
    coming.map(({ departmentId }) => departmentId),
    at,
  );
  const due = coming.filter((visit) =>
    isDueForReminder({ ...visit, now: at, isFree: isFreeIn(freeDays.get(visit.departmentId)) }),
  );
  const [reminded]: [{ id: string }[], number] = await tx.query(
    `UPDATE invites SET reminded_at = $2 WHERE id = ANY ($1::uuid[]) AND reminded_at IS NULL RETURNING id`,
    [due.map(({ inviteId }) => inviteId), at],
  );
  await recordAudit(
    tx,
    ...reminded.map(({ id }) => ({ actorId: null, act: 'invite.reminded', subjectType: 'invite', subjectId: id })),
  );
  await enqueue(tx, ...reminded.map(({ id }) => ({ name: 'remind-visit', payload: { inviteId: id } })));
}

interface ComingInvite {
  inviteId: string;
  departmentId: string;
  startsAt: Date;
  timeZone: string;
}

/** Invites of the coming days that stand in a calendar as the visit is now, and were not reminded of. */
function listComing(tx: Tx, at: Date): Promise<ComingInvite[]> {
  return tx.query(
    `SELECT i.id AS "inviteId", s.department_id AS "departmentId", s.starts_at AS "startsAt", d.time_zone AS "timeZone"
       FROM slots s
       JOIN departments d ON d.id = s.department_id
       JOIN visits v ON v.slot_id = s.id AND v.state = 'approved'
       JOIN invites i ON i.visit_id = v.id
      WHERE s.starts_at > $1 AND s.starts_at < $1::timestamptz + ${LOOK_AHEAD}
        AND i.is_live AND i.reminded_at IS NULL AND i.announced_sequence = i.sequence`,
    [at],
  );
}
