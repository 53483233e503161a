import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

/** Somebody who could start on a rotation. */
export interface HireToStart {
  id: string;
  name: string;
  departmentId: string;
  departmentName: string;
  location: string;
  jobTitle: string;
  startsOn: string | null;
  isActive: boolean;
  hasOpenRotation: boolean;
}

/** By first day and name. */
export function listHiresToStart(tx: Tx, personIds: string[]): Promise<HireToStart[]> {
  return tx.query(
    `SELECT p.id, ${nameOf('p')} AS name, p.department_id AS "departmentId", d.name AS "departmentName", p.location,
            p.job_title AS "jobTitle", p.starts_on::text AS "startsOn", p.is_active AS "isActive",
            EXISTS (SELECT FROM rotations r WHERE r.person_id = p.id AND r.state = 'open') AS "hasOpenRotation"
       FROM people p JOIN departments d ON d.id = p.department_id
      WHERE p.id = ANY ($1::uuid[]) ORDER BY p.starts_on, p.family_name, p.id`,
    [personIds],
  );
}
