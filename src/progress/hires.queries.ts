import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import { type FollowedSql, IS_FINISHED } from './followed.queries.js';
import type { ProgressState } from './progress.rules.js';

/** How far one hire is. */
export interface HireRow {
  rotationId: string;
  personId: string;
  name: string;
  departmentName: string;
  managerName: string;
  firstOn: string;
  /** Visits asked for, held and planned. */
  visits: number;
  done: number;
  planned: number;
  /** Whether nothing that is required is left, see IS_FINISHED. */
  isFinished: boolean;
  overdue: { departmentName: string; dueOn: string }[];
  toPlan: { departmentName: string; dueOn: string }[];
  /** The first that is to be done and not planned; `9999-12-31` when there is none. */
  dueOn: string;
  nextAt: Date | null;
  timeZone: string;
}

const matching: Record<ProgressState, string> = {
  overdue: `bool_or(state = 'overdue')`,
  'to-plan': `bool_or(state IN ('overdue', 'to-plan'))`,
  week: 'sum(this_week) > 0',
  planned: 'sum(planned) > 0',
  finished: IS_FINISHED,
};

const NEVER = '9999-12-31';
const open = (state: string) =>
  `coalesce(json_agg(json_build_object('departmentName', d.name, 'dueOn', s.due_on) ORDER BY s.due_on, s.position)
     FILTER (WHERE s.state = '${state}'), '[]')`;

/** Who has the least time left first; those with nothing left to plan last. */
export async function listHires(
  tx: Tx,
  { sql, values, $ }: FollowedSql,
  { state, limit, cursor }: { state?: ProgressState; limit: number; cursor?: string },
): Promise<Page<HireRow>> {
  const [dueOn, id] = cursor ? decodeCursor(cursor, 'text', 'uuid') : [null, null];
  const after = dueOn === null ? '' : `WHERE (due_on, rotation_id) > (${$(dueOn)}, ${$(id)}::uuid)`;
  const rows: HireRow[] = await tx.query(
    `${sql},
     each AS (
       SELECT rotation_id, sum(visits)::int AS visits, sum(least(done, visits))::int AS done,
              sum(least(planned, visits - least(done, visits)))::int AS planned, min(next_at) AS next_at,
              ${IS_FINISHED} AS is_finished,
              coalesce((min(due_on) FILTER (WHERE state IN ('overdue', 'to-plan')))::text, '${NEVER}') AS due_on
         FROM stops GROUP BY rotation_id${state ? ` HAVING ${matching[state]}` : ''}),
     f AS (SELECT * FROM each ${after} ORDER BY due_on, rotation_id LIMIT ${$(limit + 1)}),
     o AS (SELECT s.rotation_id, ${open('overdue')} AS overdue, ${open('to-plan')} AS "toPlan"
       FROM f JOIN stops s ON s.rotation_id = f.rotation_id JOIN departments d ON d.id = s.host_id GROUP BY 1)
     SELECT f.rotation_id AS "rotationId", h.person_id AS "personId", ${nameOf('p')} AS name, d.name AS "departmentName",
            ${nameOf('m')} AS "managerName", h.first_on::text AS "firstOn", f.visits, f.done, f.planned,
            f.is_finished AS "isFinished", o.overdue, o."toPlan",
            f.due_on AS "dueOn", f.next_at AS "nextAt", d.time_zone AS "timeZone"
       FROM f JOIN o ON o.rotation_id = f.rotation_id JOIN hires h ON h.rotation_id = f.rotation_id JOIN people p ON p.id = h.person_id
       JOIN departments d ON d.id = h.department_id LEFT JOIN people m ON m.id = h.manager_id
      ORDER BY f.due_on, f.rotation_id`,
    values,
  );
  return toPage(rows, limit, (row) => [row.dueOn, row.rotationId]);
}
