import type { Client } from 'pg';

/** Ids that the benches work with. */
export interface Company {
  departmentId: string;
  leadId: string;
  hostId: string;
  visitorIds: string[];
}

/** One host department with a lead and a host, and many colleagues elsewhere. */
export async function insertCompany(client: Client, visitors: number): Promise<Company> {
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await client.query<{ id: string }>(sql, values)).rows[0]!.id;
  const departmentId = await one(
    `INSERT INTO departments (name, is_host, place, time_zone) VALUES ('Klantenservice', true, 'Zwolle', 'Europe/Amsterdam') RETURNING id`,
  );
  const homeId = await one(
    `INSERT INTO departments (name, time_zone) VALUES ('Marketing', 'Europe/Amsterdam') RETURNING id`,
  );
  const person = (name: string, department: string) =>
    one(
      `INSERT INTO people (given_name, family_name, email, department_id) VALUES ($1, 'Bench', $1 || '@bench.example', $2) RETURNING id`,
      [name, department],
    );
  const leadId = await person('lead', departmentId);
  const hostId = await person('host', departmentId);
  await client.query(
    `INSERT INTO person_roles (person_id, role, department_id) VALUES ($1, 'lead', $3), ($2, 'host', $3)`,
    [leadId, hostId, departmentId],
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO people (given_name, family_name, email, department_id)
     SELECT 'visitor', n::text, 'visitor' || n || '@bench.example', $1 FROM generate_series(1, $2) n RETURNING id`,
    [homeId, visitors],
  );
  return { departmentId, leadId, hostId, visitorIds: rows.map(({ id }) => id) };
}

/** Slots of one seat, one after the other from a day on; returns their ids. */
export async function insertSlots(client: Client, company: Company, count: number, fromDay: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO slots (department_id, channel, location, starts_at, ends_at, seats, audience, approval, created_by_id)
     SELECT $1, 'phone', 'Zwolle', at, at + interval '30 minutes', 1, 'both', 'lead', $2
       FROM generate_series(0, $3 - 1) n, LATERAL (SELECT date_trunc('day', now()) + make_interval(days => $4, mins => 30 * n) AS at) t
     RETURNING id`,
    [company.departmentId, company.leadId, count, fromDay],
  );
  await client.query(
    `INSERT INTO slot_hosts (slot_id, host_id, starts_at, ends_at, slot_state)
     SELECT id, $2, starts_at, ends_at, state FROM slots WHERE id = ANY ($1::uuid[])`,
    [rows.map(({ id }) => id), company.hostId],
  );
  return rows.map(({ id }) => id);
}
