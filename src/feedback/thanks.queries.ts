import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';

/** What a guest thanked a host for. */
export interface Thanks {
  formId: string;
  text: string;
  visitId: string;
  visitorName: string;
  visitorDepartmentName: string;
  hostId: string;
  hostName: string;
  departmentId: string;
  departmentName: string;
  startsAt: Date;
  timeZone: string;
  /** Whether the host lets leads read along. */
  isShared: boolean;
}

const SELECT = `SELECT f.id AS "formId", answer.answer AS text, v.id AS "visitId", ${nameOf('guest')} AS "visitorName",
    home.name AS "visitorDepartmentName", v.host_id AS "hostId", ${nameOf('host')} AS "hostName",
    d.id AS "departmentId", d.name AS "departmentName", v.starts_at AS "startsAt", d.time_zone AS "timeZone",
    coalesce(w.shares_thanks, false) AS "isShared"
  FROM visits v
  JOIN feedback_forms f ON f.visit_id = v.id AND f.kind = 'debrief'
  JOIN form_answers answer ON answer.form_id = f.id AND answer.question = 'thanks' AND answer.answer <> ''
  JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
  JOIN people guest ON guest.id = v.visitor_id JOIN departments home ON home.id = guest.department_id
  JOIN people host ON host.id = v.host_id LEFT JOIN host_wishes w ON w.person_id = v.host_id`;

/** Null when there is none any more, or nobody to thank. */
export async function findThanks(tx: Tx, formId: string): Promise<Thanks | null> {
  const [found]: Thanks[] = await tx.query(`${SELECT} WHERE f.id = $1`, [formId]);
  return found ?? null;
}

/** To whom they are shown: a host their own, and a lead those of hosts there who share them. */
export interface ThanksReader {
  personId: string;
  ledDepartmentIds: string[];
}

/** The latest visit first. */
export async function listThanks(
  tx: Tx,
  { personId, ledDepartmentIds }: ThanksReader,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Thanks>> {
  const [at, id] = cursor ? decodeCursor(cursor, 'instant', 'uuid') : [null, null];
  const rows: Thanks[] = await tx.query(
    `${SELECT}
      WHERE v.host_id IN (SELECT $1::uuid UNION SELECT shared.person_id FROM host_wishes shared
                            JOIN person_roles r ON r.person_id = shared.person_id AND r.role = 'host'
                           WHERE shared.shares_thanks AND r.department_id = ANY ($2::uuid[]))
        AND (v.host_id = $1 OR s.department_id = ANY ($2::uuid[]))
        AND ($3::timestamptz IS NULL OR (v.starts_at, v.id) < ($3, $4::uuid))
      ORDER BY v.starts_at DESC, v.id DESC LIMIT $5`,
    [personId, ledDepartmentIds, at, id, limit + 1],
  );
  return toPage(rows, limit, ({ startsAt, visitId }) => [startsAt.toISOString(), visitId]);
}
