import { DateTime } from 'luxon';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';

/** So that a house with years to catch up on does it an hour at a time. */
const DAYS_AT_ONCE = 31;

/** Since 1970, in UTC. */
const DAY = 'floor(extract(epoch FROM v.starts_at) / 86400)::int';

/** The instant so many months ago. */
export const monthsBefore = (at: Date, months: number) =>
  DateTime.fromJSDate(at, { zone: 'UTC' }).minus({ months }).startOf('day').toJSDate();

/**
 * Ascribes visits of long ago to nobody of the visitor's department: they are counted as before, and no one can be told
 * from them. Nobody is two guests at once, and so a department has as many nobodies as it ever had guests in two days.
 */
export async function forgetVisits(tx: Tx, at: Date): Promise<void> {
  const until = monthsBefore(at, settings().visitsKeptMonths);
  await tx.query(`CREATE TEMPORARY TABLE forgetting (id uuid PRIMARY KEY, visitor_id uuid, department_id uuid, day int, nobody int) ON COMMIT DROP`); // prettier-ignore
  await tx.query(
    `INSERT INTO forgetting (id, visitor_id, department_id, day)
     SELECT v.id, v.visitor_id, p.department_id, ${DAY}
       FROM visits v JOIN people p ON p.id = v.visitor_id
      WHERE v.forgotten_at IS NULL AND v.starts_at < least($1::timestamptz,
              (SELECT min(starts_at) FROM visits WHERE forgotten_at IS NULL) + interval '${DAYS_AT_ONCE} days')
        FOR UPDATE OF v`,
    [until],
  );
  // The planner knows nothing of a table just made.
  await tx.query('ANALYZE forgetting');
  // Even days take other numbers than odd ones: who comes at midnight meets nobody of the day before.
  await tx.query(
    `WITH taken AS (
       SELECT p.department_id, ${DAY} AS day, count(*)::int AS nobodies FROM visits v JOIN people p ON p.id = v.visitor_id
        WHERE v.forgotten_at IS NOT NULL AND v.starts_at >= (SELECT to_timestamp(min(day) * 86400.0) FROM forgetting)
          AND v.starts_at < (SELECT to_timestamp((max(day) + 1) * 86400.0) FROM forgetting) GROUP BY 1, 2)
     UPDATE forgetting f SET nobody = 2 * (n.place + coalesce(n.nobodies, 0)) + f.day % 2 FROM (
       SELECT id, row_number() OVER (PARTITION BY department_id, day ORDER BY id)::int AS place, nobodies
         FROM forgetting LEFT JOIN taken USING (department_id, day)) n WHERE n.id = f.id`,
  );
  for (const statement of statements) await tx.query(statement);
  await tx.query(
    `UPDATE visits v SET visitor_id = n.id, requested_by_id = n.id, decided_by_id = NULL, host_id = NULL, group_id = NULL, forgotten_at = $1 ${NOBODY} WHERE g.id = v.id`,
    [at],
  );
  await tx.query(`DELETE FROM visit_groups g WHERE slot_id IN (SELECT slot_id FROM visits WHERE id IN ${ids})
     AND NOT EXISTS (SELECT FROM visits v WHERE v.group_id = g.id)`);
  await tx.query('DROP TABLE forgetting');
}

const ids = '(SELECT id FROM forgetting)';
const NOBODY = `FROM forgetting g JOIN people n ON n.department_id = g.department_id AND n.stand_in = g.nobody`;

// Figures of answers take of everybody the first visit of a year, which nobody could tell afterwards.
const ANSWERED = `answered AS (
  SELECT v.id, f.visitor_id, p.counted_year, y.year, row_number() OVER (PARTITION BY f.visitor_id, y.year ORDER BY v.starts_at, v.id) AS nth
    FROM forgetting f JOIN visits v ON v.id = f.id JOIN people p ON p.id = f.visitor_id
    JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id LEFT JOIN attendances a ON a.visit_id = v.id,
         LATERAL (SELECT extract(year FROM v.starts_at AT TIME ZONE d.time_zone)::int AS year) y
   WHERE v.state = 'approved' AND a.outcome IS DISTINCT FROM 'missed'
     AND EXISTS (SELECT FROM feedback_forms q WHERE q.visit_id = v.id AND q.kind <> 'host-debrief'))`;

const statements = [
  `WITH ${ANSWERED} UPDATE visits v SET is_repeat = true FROM answered
    WHERE answered.id = v.id AND (answered.nth > 1 OR answered.counted_year = answered.year)`,
  `WITH ${ANSWERED} UPDATE people p SET counted_year = last.year
     FROM (SELECT visitor_id, max(year) AS year FROM answered GROUP BY 1) last WHERE last.visitor_id = p.id`,
  `INSERT INTO people (family_name, given_name, email, department_id, is_active, erased_at, stand_in, left_at)
   SELECT 'N.N.', '', gen_random_uuid() || '@erased.invalid', department_id, false, now(), nobody, now()
     FROM (SELECT DISTINCT department_id, nobody FROM forgetting) f
   ON CONFLICT ON CONSTRAINT people_one_stand_in DO NOTHING`,
  `UPDATE people SET has_visited = true WHERE NOT has_visited AND id IN (
     SELECT f.visitor_id FROM forgetting f JOIN visits v ON v.id = f.id LEFT JOIN attendances a ON a.visit_id = v.id
      WHERE v.state = 'approved' AND a.outcome IS DISTINCT FROM 'missed')`,
  `DELETE FROM rotation_visits WHERE visit_id IN ${ids}`,
  `DELETE FROM plan_placements WHERE visit_id IN ${ids}`,
  `DELETE FROM invites WHERE visit_id IN ${ids}`,
  `DELETE FROM preparations WHERE visit_id IN ${ids}`,
  `DELETE FROM sheet_notes WHERE visit_id IN ${ids}`,
  `UPDATE attendances SET marked_by_id = NULL WHERE visit_id IN ${ids}`,
  `UPDATE feedback_forms f SET person_id = n.id, draft = NULL ${NOBODY} WHERE g.id = f.visit_id`,
  `UPDATE learnings l SET author_id = n.id ${NOBODY} WHERE g.id = l.visit_id`,
];
