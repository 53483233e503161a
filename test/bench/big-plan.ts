import type { Client } from 'pg';

export interface BigPlan {
  cohortId: string;
  programmeId: string;
  /** A ready plan for the cohort: up to five hundred hires, five visits each over sixty working days. */
  planId: string;
  /** One of its hires, with a visit of a stop at a slot. */
  rotationId: string;
  stopId: string;
  placementId: string;
  plannedSlotId: string;
}

const HIRES = 500;
const STOPS = 5;
const DAYS = 90;

/** A cohort whose hires come from all departments without guests, on a programme of five host departments, with a plan. */
export async function insertBigPlan(client: Client, makerId: string): Promise<BigPlan> {
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await client.query<{ id: string }>(sql, values)).rows[0]!.id;
  const programmeId = await one(`INSERT INTO programmes (name, created_by_id) VALUES ('Grote klus', $1) RETURNING id`, [makerId]); // prettier-ignore
  const versionId = await one(
    `INSERT INTO programme_versions (programme_id, version, is_ordered, most_per_day, department_ids, locations, job_titles, created_by_id)
     VALUES ($1, 1, false, 1, '{}', '{}', '{}', $2) RETURNING id`,
    [programmeId, makerId],
  );
  await client.query(
    `INSERT INTO programme_stops (version_id, position, department_id, visits, from_day, to_day, is_required, weight)
     SELECT $1, row_number() OVER (ORDER BY d.id), d.id, 1, 0, 60, true, 1 FROM departments d WHERE d.is_host
      AND EXISTS (SELECT FROM slots s WHERE s.department_id = d.id AND s.state = 'published' AND s.starts_at > now() + interval '3 days')
      ORDER BY d.id LIMIT ${STOPS}`,
    [versionId],
  );
  const cohortId = await one(
    `INSERT INTO cohorts (name, first_on, last_on, created_by_id) VALUES ('Grote lichting', current_date, current_date, $1) RETURNING id`,
    [makerId],
  );
  await client.query(
    `INSERT INTO rotations (cohort_id, person_id, version_id, first_on, created_by_id)
     SELECT $1, p.id, $2, current_date, $3 FROM people p JOIN departments d ON d.id = p.department_id AND NOT d.is_host
      WHERE p.is_active AND NOT EXISTS (SELECT FROM rotations r WHERE r.person_id = p.id AND r.state = 'open')
      ORDER BY p.id LIMIT ${HIRES}`,
    [cohortId, versionId, makerId],
  );
  const planId = await one(
    `INSERT INTO plans (kind, cohort_id, state, seconds, placed, possible, bound, created_by_id, finished_at)
     VALUES ('plan', $1, 'ready', 60, 0, 0, 0, $2, now()) RETURNING id`,
    [cohortId, makerId],
  );
  await client.query(
    `INSERT INTO plan_placements (plan_id, rotation_id, stop_id, slot_id)
     SELECT $1, r.id, st.id, s.id
       FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM rotations WHERE cohort_id = $2) r
       JOIN programme_stops st ON st.version_id = $3 AND (r.n + st.position) % 23 > 0
       JOIN LATERAL (SELECT id FROM slots WHERE department_id = st.department_id AND state = 'published'
          AND starts_at BETWEEN now() + interval '3 days' AND now() + interval '${DAYS} days' ORDER BY hashtext(id::text || r.n) LIMIT 1) s ON true`,
    [planId, cohortId, versionId],
  );
  await client.query(
    `INSERT INTO plan_unplaced (plan_id, rotation_id, stop_id, reason)
     SELECT $1, r.id, st.id, 'no-seat-left' FROM rotations r JOIN programme_stops st ON st.version_id = $3
      WHERE r.cohort_id = $2 AND NOT EXISTS (SELECT FROM plan_placements p WHERE p.plan_id = $1 AND p.rotation_id = r.id AND p.stop_id = st.id)`,
    [planId, cohortId, versionId],
  );
  await client.query(
    `UPDATE plans SET placed = n.placed, bound = n.placed, possible = n.placed + n.missing
       FROM (SELECT (SELECT count(*) FROM plan_placements WHERE plan_id = $1) AS placed,
                    (SELECT count(*) FROM plan_unplaced WHERE plan_id = $1) AS missing) n WHERE id = $1`,
    [planId],
  );
  await client.query('ANALYZE rotations, plan_placements, plan_unplaced');
  const { rows } = await client.query<Pick<BigPlan, 'rotationId' | 'stopId' | 'placementId' | 'plannedSlotId'>>(
    `SELECT rotation_id AS "rotationId", stop_id AS "stopId", id AS "placementId", slot_id AS "plannedSlotId"
       FROM plan_placements WHERE plan_id = $1 ORDER BY id LIMIT 1`,
    [planId],
  );
  return { cohortId, programmeId, planId, ...rows[0]! };
}
