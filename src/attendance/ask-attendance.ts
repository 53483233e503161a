import { recordAudit } from '../audit/record-audit.js';
import { type NewNotice, notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Tx } from '../platform/database/transactions.js';

// A house that was closed for a while asks no more about what is long past.
const LOOK_BACK = `interval '3 days'`;
const LONGEST_SLOT = `interval '12 hours'`;

interface Asked {
  visitId: string;
  slotId: string;
  hostId: string | null;
  departmentId: string;
}

/** Asks the host, or the leads of a visit without one, whether the guest came: once, as soon as it is over. */
export async function askAttendance(tx: Tx, at: Date): Promise<void> {
  const asked: Asked[] = await tx.query(
    `WITH over AS (
       INSERT INTO attendances (visit_id, asked_at)
       SELECT v.id, $1 FROM visits v
        WHERE v.state = 'approved' AND v.starts_at > $1::timestamptz - ${LOOK_BACK} - ${LONGEST_SLOT} AND v.starts_at < $1
          AND v.ends_at BETWEEN $1::timestamptz - ${LOOK_BACK} AND $1
          AND NOT EXISTS (SELECT FROM attendances a WHERE a.visit_id = v.id AND (a.asked_at IS NOT NULL OR a.outcome IS NOT NULL))
       ON CONFLICT (visit_id) DO UPDATE SET asked_at = excluded.asked_at
         WHERE attendances.asked_at IS NULL AND attendances.outcome IS NULL
       RETURNING visit_id)
     SELECT v.id AS "visitId", v.slot_id AS "slotId", v.host_id AS "hostId", s.department_id AS "departmentId"
       FROM over JOIN visits v ON v.id = over.visit_id JOIN slots s ON s.id = v.slot_id`,
    [at],
  );
  await recordAudit(
    tx,
    ...asked.map(({ visitId }) => ({
      actorId: null,
      act: 'attendance.asked',
      subjectType: 'visit',
      subjectId: visitId,
    })),
  );
  const notices: NewNotice[] = [];
  for (const { slotId, hostId, departmentId } of asked) {
    // Of one slot once, however many guests: `notify` doubles nothing.
    const notice = { kind: 'attendance-asked', payload: { slotId } };
    notices.push(...(hostId ? [{ ...notice, personId: hostId }] : await toLeads(tx, departmentId, notice)));
  }
  await notify(tx, ...notices);
}
