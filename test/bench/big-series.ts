import type { Client } from 'pg';

/** Makes a series of fifty moments of a department that are still to come by themselves; returns its id. */
export async function makeSeries(client: Client, departmentId: string, leadId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (INSERT INTO series (department_id, rule, starts_on, created_by_id)
                   VALUES ($1, 'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20991231', current_date, $2) RETURNING id),
          coming AS (SELECT id, starts_at FROM slots s WHERE department_id = $1 AND state = 'published' AND starts_at > now() + interval '1 day'
                        AND NOT EXISTS (SELECT FROM series_slots m WHERE m.slot_id = s.id) ORDER BY starts_at LIMIT 50),
          placed AS (INSERT INTO series_slots (slot_id, series_id, "on") SELECT coming.id, made.id, starts_at::date FROM coming, made)
     SELECT id FROM made`,
    [departmentId, leadId],
  );
  return rows[0]!.id;
}
