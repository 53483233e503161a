import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { FollowedSql } from './followed.queries.js';
import type { Grouping } from './progress.rules.js';

export interface OverdueGroup {
  /** Of the department or the manager; null for people without a manager. */
  id: string | null;
  name: string;
  /** Who is overdue, of all who have something to do with it. */
  hires: number;
  of: number;
}

const MOST_GROUPS = 25;

const groups: Record<Grouping, { key: string; name: string; join: string }> = {
  stop: { key: 'host_id', name: 'd.name', join: 'JOIN departments d ON d.id = g.key' },
  department: { key: 'department_id', name: 'd.name', join: 'JOIN departments d ON d.id = g.key' },
  manager: { key: 'manager_id', name: nameOf('m'), join: 'LEFT JOIN people m ON m.id = g.key' },
};

/** Who is overdue, together, those with the most first. */
export function listOverdue(tx: Tx, { sql, values }: FollowedSql, by: Grouping): Promise<OverdueGroup[]> {
  const { key, name, join } = groups[by];
  return tx.query(
    `${sql}, g AS (
       SELECT ${key} AS key, (count(DISTINCT rotation_id) FILTER (WHERE state = 'overdue'))::int AS hires,
              count(DISTINCT rotation_id)::int AS of FROM stops GROUP BY 1)
     SELECT g.key AS id, ${name} AS name, g.hires, g.of FROM g ${join}
      WHERE g.hires > 0 ORDER BY g.hires DESC, name, g.key LIMIT ${MOST_GROUPS}`,
    values,
  );
}
