import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

/** What an id in the audit stands for. */
export interface Named {
  id: string;
  kind: 'person' | 'department' | 'slot' | 'visit' | 'invite';
  /** Of the person, the department or the visitor; of the department for a slot. */
  name: string;
  departmentName: string;
  /** Null for what has no time. */
  startsAt: Date | null;
  timeZone: string;
  /** Of which visit it is an invite. */
  visitId: string | null;
}

const OF_SLOT = `d.name, s.starts_at, d.time_zone`;

/** All that can be named of these ids, in one read. */
export async function nameIds(tx: Tx, ids: string[]): Promise<Map<string, Named>> {
  if (!ids.length) return new Map();
  const rows: Named[] = await tx.query(
    `SELECT p.id, 'person' AS kind, ${nameOf('p')} AS name, '' AS "departmentName", NULL::timestamptz AS "startsAt",
            '' AS "timeZone", NULL::uuid AS "visitId"
       FROM people p WHERE p.id = ANY ($1)
     UNION ALL SELECT d.id, 'department', d.name, d.name, NULL, d.time_zone, NULL FROM departments d WHERE d.id = ANY ($1)
     UNION ALL SELECT s.id, 'slot', d.name, ${OF_SLOT}, NULL
       FROM slots s JOIN departments d ON d.id = s.department_id WHERE s.id = ANY ($1)
     UNION ALL SELECT v.id, 'visit', ${nameOf('p')}, ${OF_SLOT}, v.id
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
       JOIN people p ON p.id = v.visitor_id WHERE v.id = ANY ($1)
     UNION ALL SELECT i.id, 'invite', ${nameOf('p')}, ${OF_SLOT}, i.visit_id
       FROM invites i JOIN visits v ON v.id = i.visit_id JOIN slots s ON s.id = v.slot_id
       JOIN departments d ON d.id = s.department_id JOIN people p ON p.id = i.person_id WHERE i.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
