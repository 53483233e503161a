import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { FollowedSql } from './followed.queries.js';

/** One stop of one hire. */
export interface ExportRow {
  name: string;
  email: string;
  personnelNumber: string | null;
  departmentName: string;
  managerName: string;
  cohortName: string;
  programmeName: string;
  firstOn: string;
  hostName: string;
  channel: string | null;
  isRequired: boolean;
  opensOn: string;
  dueOn: string;
  state: string;
  visits: number;
  done: number;
  planned: number;
  nextAt: Date | null;
}

/** More than a spreadsheet is read through; a file stays within memory. */
const MOST_EXPORTED = 50_000;

export function listExportRows(tx: Tx, { sql, values }: FollowedSql): Promise<ExportRow[]> {
  return tx.query(
    `${sql} SELECT ${nameOf('p')} AS name, p.email, s.personnel_number AS "personnelNumber", d.name AS "departmentName",
       ${nameOf('m')} AS "managerName", c.name AS "cohortName", g.name AS "programmeName", s.first_on::text AS "firstOn",
       host.name AS "hostName", s.channel, s.is_required AS "isRequired", s.opens_on::text AS "opensOn",
       s.due_on::text AS "dueOn", s.state, s.visits, s.done, s.planned, s.next_at AS "nextAt"
       FROM stops s JOIN people p ON p.id = s.person_id JOIN departments d ON d.id = s.department_id
       LEFT JOIN people m ON m.id = s.manager_id JOIN cohorts c ON c.id = s.cohort_id
       JOIN programme_versions v ON v.id = s.version_id JOIN programmes g ON g.id = v.programme_id
       JOIN departments host ON host.id = s.host_id
      ORDER BY s.first_on, p.family_name, p.id, s.position LIMIT ${MOST_EXPORTED}`,
    values,
  );
}
