import type { Tx } from '../platform/database/transactions.js';

/**
 * Holds the hosts who may be chosen for a slot: none of them can go on a visit of their own, report an absence or, who
 * set a limit, be given a guest elsewhere until the transaction ends. After the slot, as every act locks.
 */
export async function lockHosts(tx: Tx, slotId: string, { ofDepartment = false } = {}): Promise<void> {
  const hosts = ofDepartment
    ? `SELECT host_id FROM slot_hosts WHERE slot_id = $1
       UNION SELECT r.person_id FROM person_roles r JOIN slots s ON s.department_id = r.department_id WHERE s.id = $1 AND r.role = 'host'`
    : `SELECT host_id FROM slot_hosts WHERE slot_id = $1`;
  await hold(tx, hosts, slotId);
}

/** The same for many slots at once: the hosts named for them. */
export async function lockHostsOf(tx: Tx, slotIds: string[]): Promise<void> {
  await hold(tx, 'SELECT host_id FROM slot_hosts WHERE slot_id = ANY ($1::uuid[])', slotIds);
}

/** @param hosts SQL for their ids, of one parameter */
async function hold(tx: Tx, hosts: string, parameter: string | string[]): Promise<void> {
  // Shared, for a host may get guests in several slots at once; whoever counts them must wait.
  await tx.query(`SELECT FROM people WHERE id IN (${hosts}) ORDER BY id FOR SHARE`, [parameter]);
  await tx.query(
    `SELECT FROM host_wishes WHERE person_id IN (${hosts})
        AND (most_per_day IS NOT NULL OR most_per_week IS NOT NULL OR most_per_month IS NOT NULL)
      ORDER BY person_id FOR UPDATE`,
    [parameter],
  );
}
