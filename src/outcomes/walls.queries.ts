import { Department } from '../people/department.entity.js';
import type { NameParts } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { storable } from '../platform/storable-text.rules.js';
import { Wall } from './wall.entity.js';

/** The screen of a department, or null; who opens or closes it waits for whoever is at it. */
export async function lockWall(tx: Tx, departmentId: string): Promise<Wall | null> {
  // There need be no wall yet to lock: the department stands for it, and acts that only point to it go on.
  await tx.query('SELECT FROM departments WHERE id = $1 FOR NO KEY UPDATE', [departmentId]);
  return findWall(tx, departmentId);
}

export const findWall = (tx: Tx, departmentId: string): Promise<Wall | null> => tx.findOneBy(Wall, { departmentId });

/** The department whose screen this secret opens. Throws NotFound. */
export async function getDepartmentOfWall(tx: Tx, secret: string): Promise<Department> {
  const wall = storable(secret) ? await tx.findOneBy(Wall, { secret: storable(secret) }) : null;
  const department = wall && (await tx.findOneBy(Department, { id: wall.departmentId, isHost: true }));
  if (!department) throw new NotFound('wall');
  return department;
}

/** Something that is or was done about what a floor raised, with what decides whether it may be hung up. */
export interface WallItem {
  actionId: string;
  kind: 'done' | 'adopted';
  text: string;
  title: string;
  result: string | null;
  departmentName: string;
  /** When it was done, or made. */
  at: Date;
  isVouched: boolean;
  /** Whoever has to do with it. */
  personIds: string[];
}

/** What was done since an instant, and what is under way; the latest first. */
export function listWallItems(tx: Tx, departmentId: string, since: Date, limit: number): Promise<WallItem[]> {
  return tx.query(
    `SELECT a.id AS "actionId", CASE a.state WHEN 'done' THEN 'done' ELSE 'adopted' END AS kind, own.text, a.title, a.result,
            d.name AS "departmentName", coalesce(a.ended_at, a.created_at) AS at, own.vouched_at IS NOT NULL AS "isVouched",
            ARRAY[a.owner_id, a.created_by_id, own.author_id, v.visitor_id, v.host_id] AS "personIds"
       FROM (SELECT * FROM actions WHERE state IN ('open', 'doing') OR (state = 'done' AND ended_at > $2)) a
       JOIN learnings led ON led.id = a.learning_id JOIN departments d ON d.id = a.department_id
       CROSS JOIN LATERAL (
         SELECT l.* FROM learnings l WHERE l.head_id = led.head_id AND l.department_id = $1
          ORDER BY l.id = l.head_id DESC, l.learned_at, l.id LIMIT 1) own
       JOIN visits v ON v.id = own.visit_id
      ORDER BY at DESC, a.id LIMIT $3`,
    [departmentId, since, limit],
  );
}

/** Whom a text on this wall could name: who belongs to the floor, and whoever had to do with one of its items. */
export function listNamesAround(tx: Tx, departmentId: string, personIds: string[]): Promise<NameParts[]> {
  return tx.query(
    `SELECT p.given_name AS "givenName", p.name_prefix AS "namePrefix", p.family_name AS "familyName" FROM people p
      WHERE p.department_id = $1 OR p.id = ANY ($2::uuid[])
         OR p.id IN (SELECT r.person_id FROM person_roles r WHERE r.department_id = $1)`,
    [departmentId, personIds],
  );
}
