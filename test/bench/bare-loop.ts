import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { Company } from './company.js';

const addJob = `SELECT graphile_worker.add_job($1, $2::json, job_key => $3, queue_name => $3, max_attempts => 20)`;
const audit = `INSERT INTO audit_entries (at, actor_id, act, subject_type, subject_id, before, after) VALUES (now(), $1, $2, 'visit', $3, $4, $5)`;

/** Request and approval as two transactions of plain SQL: the same rows locked, checked and written as by the acts. */
export async function requestAndApprove(
  client: Client,
  company: Company,
  slotId: string,
  visitorId: string,
): Promise<void> {
  const visitId = randomUUID();
  await client.query('BEGIN');
  const { rows: [slot] } = await client.query('SELECT * FROM slots WHERE id = $1 FOR UPDATE', [slotId]); // prettier-ignore
  await client.query(
    `SELECT EXISTS (SELECT FROM visits WHERE visitor_id = $1 AND state IN ('requested', 'approved') AND tstzrange(starts_at, ends_at) && tstzrange($2, $3))
         OR EXISTS (SELECT FROM visits WHERE host_id = $1 AND state = 'approved' AND tstzrange(starts_at, ends_at) && tstzrange($2, $3)) AS elsewhere`,
    [visitorId, slot.starts_at, slot.ends_at],
  );
  await client.query(
    `INSERT INTO visits (id, slot_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, requested_by_id, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'requested', $7, $6, now())`,
    [visitId, slotId, slot.starts_at, slot.ends_at, slot.state, visitorId, ['Waarover bellen klanten?']],
  );
  await client.query(audit, [visitorId, 'visit.requested', visitId, null, { state: 'requested' }]);
  await client.query(`SELECT person_id FROM person_roles WHERE department_id = $1 AND role IN ('lead', 'deputy')`, [
    company.departmentId,
  ]);
  await client.query(addJob, ['mail-notices', { personId: company.leadId }, null]);
  await client.query('COMMIT');

  await client.query('BEGIN');
  await client.query('SELECT slot_id FROM visits WHERE id = $1', [visitId]);
  await client.query('SELECT * FROM slots WHERE id = $1 FOR UPDATE', [slotId]);
  await client.query('SELECT * FROM visits WHERE id = $1 FOR UPDATE', [visitId]);
  await client.query('SELECT host_id FROM slot_hosts WHERE slot_id = $1', [slotId]);
  await client.query(`SELECT host_id FROM visits WHERE slot_id = $1 AND state = 'approved'`, [slotId]);
  await client.query(
    `UPDATE visits SET state = 'approved', host_id = $2, decided_by_id = $3, decided_at = now() WHERE id = $1`,
    [visitId, company.hostId, company.leadId],
  );
  await client.query(audit, [company.leadId, 'visit.approved', visitId, { state: 'requested' }, { state: 'approved' }]);
  for (const [personId, role] of [[visitorId, 'visitor'], [company.hostId, 'host']]) {
    const inviteId = randomUUID();
    await client.query('INSERT INTO invites (id, visit_id, person_id, role, uid) VALUES ($1, $2, $3, $4, $5)', [inviteId, visitId, personId, role, `${randomUUID()}@bench.example`]);
    await client.query(addJob, ['send-invite', { inviteId }, `invite:${inviteId}`]);
  } // prettier-ignore
  await client.query(
    `SELECT v.id FROM visits v JOIN slots s ON s.id = v.slot_id WHERE s.id = $1 AND s.seats_taken >= s.seats AND v.state = 'requested'`,
    [slotId],
  );
  await client.query('COMMIT');
}
