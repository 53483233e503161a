import { enqueue } from '../jobs/enqueue.js';
import { listLeads } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';

const HOUR = 3_600_000;

/** The instant before which a request must have been made to count as waiting too long. */
export const overdueSince = (at: Date) => new Date(at.getTime() - settings().nudgeAfterHours * HOUR);

/** Reminds leads and deputies of requests that wait too long, once per request. */
export async function nudgeLeads(tx: Tx, at: Date): Promise<void> {
  const [nudged]: [{ departmentId: string }[], number] = await tx.query(
    `UPDATE visits v SET nudged_at = $1 FROM slots s
      WHERE s.id = v.slot_id AND v.state = 'requested' AND v.nudged_at IS NULL AND v.requested_at <= $2 AND v.starts_at > $1
      RETURNING s.department_id AS "departmentId"`,
    [at, overdueSince(at)],
  );
  for (const departmentId of new Set(nudged.map((visit) => visit.departmentId))) {
    const leads = await listLeads(tx, departmentId);
    const jobs = leads.map(({ id: personId }) => ({
      name: 'nudge-lead',
      payload: { departmentId, personId },
      key: `nudge:${departmentId}:${personId}`,
    }));
    await enqueue(tx, ...jobs);
  }
}
