import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Duties } from './role.rules.js';

const COMING_SLOT_IDS = `
  SELECT slot_id FROM slot_hosts WHERE host_id = $1 AND slot_state = 'published' AND ends_at > $2
  UNION SELECT slot_id FROM visits WHERE visitor_id = $1 AND state IN ('waiting', 'offered', 'requested', 'approved') AND ends_at > $2`;

/**
 * Makes everybody wait who would change what somebody's duties depend on: admins, the departments they lead, their
 * coming slots and themselves. In this order, slots before people as in every act.
 */
export async function lockDuties(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT FROM person_roles WHERE role = 'admin' ORDER BY id FOR UPDATE`);
  // FOR UPDATE, so that nobody publishes a slot there meanwhile.
  await tx.query(
    `SELECT FROM departments
      WHERE id IN (SELECT department_id FROM person_roles WHERE person_id = $1 AND role = 'lead') ORDER BY id FOR UPDATE`,
    [personId],
  );
  await tx.query(`SELECT FROM slots WHERE id IN (${COMING_SLOT_IDS}) ORDER BY id FOR UPDATE`, [personId, now()]);
  await tx.query('SELECT FROM people WHERE id = $1 FOR UPDATE', [personId]);
}

/** What the person cannot walk away from. */
export async function findDuties(tx: Tx, personId: string): Promise<Duties> {
  const [duties]: [Duties] = await tx.query(
    `SELECT ARRAY(SELECT DISTINCT s.department_id FROM visits v JOIN slots s ON s.id = v.slot_id
                   WHERE v.host_id = $1 AND v.state = 'approved' AND v.ends_at > $2) AS "hostsGuestsOf",
            ARRAY(SELECT mine.department_id FROM person_roles mine JOIN departments d ON d.id = mine.department_id AND d.is_host
                   WHERE mine.person_id = $1 AND mine.role = 'lead'
                     AND NOT EXISTS (SELECT FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
                                      WHERE r.department_id = d.id AND r.role = 'lead' AND r.person_id <> $1)
                     AND EXISTS (${comingSlots('d.id', '$2')})) AS "onlyLeadOf",
            (SELECT count(*)::int FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
              WHERE r.role = 'admin' AND r.person_id <> $1) AS "otherAdmins"`,
    [personId, now()],
  );
  return duties;
}

// The second condition lets the index on department and start find them.
const comingSlots = (departmentId: string, at: string, what = '') =>
  `SELECT ${what} FROM slots s WHERE s.department_id = ${departmentId} AND s.state = 'published' AND s.ends_at > ${at}
      AND s.starts_at > ${at}::timestamptz - interval '12 hours'`;

/** Published slots of a department that are not over yet. */
export async function countComingSlots(tx: Tx, departmentId: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(comingSlots('$1', '$2', 'count(*)::int AS count'), [
    departmentId,
    now(),
  ]);
  return count;
}
