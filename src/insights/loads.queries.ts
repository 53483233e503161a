import type { Tx } from '../platform/database/transactions.js';
import { APPROVED, countedVisits, HELD } from './counted.queries.js';
import type { Asked } from './insight.js';
import { LEAST_HOSTS, loadBins } from './load.rules.js';
import { floorsOf } from './open-insights.js';

export interface Loads {
  /** Hosts by how many guests they sat with, by `loadBins`. */
  counts: number[];
  hosts: number;
  guests: number;
  /** Departments that are left out, for they have too few hosts. */
  leftOut: number;
}

/** How the guests of a period are divided over who was a host in it or is one now; without names. */
export async function readLoads(tx: Tx, asked: Asked): Promise<Loads> {
  const { from, values, $ } = countedVisits({ ...asked, visitorId: null }, { isHosted: true });
  const floors = floorsOf(asked.scope, asked.hostId);
  const rows: { departmentId: string; guests: number }[] = await tx.query(
    `WITH sat AS (
       SELECT v.floor_id AS department_id, v.host_id, count(*)::int AS guests ${from(`${APPROVED} AND ${HELD} AND v.host_id IS NOT NULL`)} GROUP BY 1, 2),
     hosts AS (
       SELECT r.department_id, r.person_id AS host_id FROM person_roles r JOIN people h ON h.id = r.person_id AND h.is_active
        WHERE r.role = 'host'${floors ? ` AND r.department_id = ANY (${$(floors)}::uuid[])` : ''}
       UNION SELECT department_id, host_id FROM sat)
     SELECT h.department_id AS "departmentId", coalesce(t.guests, 0) AS guests
       FROM hosts h LEFT JOIN sat t ON t.department_id = h.department_id AND t.host_id = h.host_id`,
    values,
  );
  const sizes = new Map<string, number>();
  for (const { departmentId } of rows) sizes.set(departmentId, (sizes.get(departmentId) ?? 0) + 1);
  const told = rows.filter(({ departmentId }) => (sizes.get(departmentId) ?? 0) >= LEAST_HOSTS);
  return {
    counts: loadBins.map(({ from: least, to }) => told.filter(({ guests }) => guests >= least && guests <= (to ?? guests)).length), // prettier-ignore
    hosts: told.length,
    guests: told.reduce((sum, { guests }) => sum + guests, 0),
    leftOut: [...sizes.values()].filter((hosts) => hosts < LEAST_HOSTS).length,
  };
}
