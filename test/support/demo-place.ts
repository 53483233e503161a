import type { Client } from 'pg';
import { type BigCompany, makeLife, signIn } from '../bench/big-company.js';

/** Somebody with a request and, if there is such a person, a place too; the department, people and moment around it. */
const place = `
  SELECT w.visitor_id AS colleague, w.id AS "waitingVisitId", coalesce(a.id, w.id) AS "visitId", s.department_id AS "departmentId",
         (SELECT o.id FROM slots o WHERE o.department_id = s.department_id AND o.state = 'published' AND o.starts_at > now() + interval '3 days'
             AND o.seats_taken BETWEEN 1 AND o.seats - 1 ORDER BY o.starts_at LIMIT 1) AS "slotId"
    FROM visits w JOIN slots s ON s.id = w.slot_id
    LEFT JOIN visits a ON a.visitor_id = w.visitor_id AND a.state = 'approved'
   WHERE w.state = 'requested' AND w.starts_at > now() + interval '1 day'
   ORDER BY a.starts_at DESC NULLS LAST, w.id LIMIT 1`;

/** What the addresses of the pages are made of, in the demo company. */
export async function findDemoPlace(client: Client): Promise<BigCompany> {
  const one = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows[0];
  const { colleague, ...found } = await one(place);
  const inRole = async (role: string): Promise<string> =>
    (
      await one(
        `SELECT person_id AS id FROM person_roles WHERE role = $1 AND (department_id = $2 OR department_id IS NULL) ORDER BY id LIMIT 1`,
        [role, found.departmentId],
      )
    ).id;
  const personIds = {
    colleague,
    host: await inRole('host'),
    lead: await inRole('lead'),
    hr: await inRole('hr'),
    admin: await inRole('admin'),
  };
  const cookies = { colleague: '', host: '', lead: '', hr: '', admin: '' };
  for (const role of Object.keys(cookies) as (keyof typeof cookies)[])
    cookies[role] = await signIn(client, personIds[role]);
  const life = await makeLife(client, { ...found, lead: personIds.lead, colleague });
  return { ...found, ...life, personIds, cookies };
}
