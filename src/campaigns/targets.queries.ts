import type { Tx } from '../platform/database/transactions.js';
import { type TargetKind, targetPeople } from './campaign.rules.js';

export interface ManagersTarget {
  departmentName: string;
  targetPeople: number;
  people: number;
  /** Of this manager. */
  ownPeople: number;
}

/** What the departments are to reach in which somebody has people of their own, by name. */
export async function listTargetsOf(tx: Tx, campaignId: string, managerId: string): Promise<ManagersTarget[]> {
  const rows: (Omit<ManagersTarget, 'targetPeople'> & { targetKind: TargetKind; target: number })[] = await tx.query(
    `SELECT d.name AS "departmentName", t.target_kind AS "targetKind", t.target, count(p.*)::int AS people,
            (count(p.*) FILTER (WHERE p.manager_id = $2))::int AS "ownPeople"
       FROM campaign_departments t JOIN departments d ON d.id = t.department_id
       JOIN people p ON p.department_id = d.id AND p.is_active
      WHERE t.campaign_id = $1 GROUP BY d.id, t.target_kind, t.target
     HAVING count(p.*) FILTER (WHERE p.manager_id = $2) > 0 ORDER BY d.name, d.id`,
    [campaignId, managerId],
  );
  return rows.map(({ targetKind, target, ...row }) => ({
    ...row,
    targetPeople: targetPeople({ targetKind, target }, row.people),
  }));
}
