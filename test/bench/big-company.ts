import type { Client } from 'pg';
import { makeLearningWithAction } from './make-action.js';
import { hashToken, newToken } from '../../src/platform/secrets.js';
import { type BigCampaign, insertBigCampaign } from './big-campaign.js';
import { type BigPlan, insertBigPlan } from './big-plan.js';
import { makeSeries } from './big-series.js';
import { bigHistory } from './big-history.js';

export const roles = ['colleague', 'host', 'lead', 'hr', 'admin'] as const;
export type BenchRole = (typeof roles)[number];

/** What the addresses of the measured pages are made of. */
export interface BigCompany extends BigCampaign, BigPlan {
  cookies: Record<BenchRole, string>;
  personIds: Record<BenchRole, string>;
  /** Of the lead and the host. */
  departmentId: string;
  /** A moment of that department next week, with free seats. */
  slotId: string;
  /** Visits of the colleague: one to come, and one waiting at the lead's department. */
  visitId: string;
  waitingVisitId: string;
  /** "I can't come", for the first of these visits. */
  mailLinkToken: string;
  /** "Who came?", for the host and a slot that is over; and one guest there. */
  attendanceToken: string;
  wallSecret: string;
  /** Of the colleague, to fill in; and its link. */
  formId: string;
  learningId: string;
  /** Of the department and its lead. */
  actionId: string;
  formToken: string;
  pastVisitId: string;
  /** Of the department, with many moments still to come. */
  seriesId: string;
  /** Of the visit that waits. */
  groupId: string;
}

// Sixty departments, the first twelve with guests; five thousand people, of whom those with a role come first.
const who = [
  `INSERT INTO departments (name, is_host, place, time_zone)
   SELECT (ARRAY['Klantenservice', 'Schade', 'Marketing', 'Logistiek', 'Verkoop'])[1 + n % 5] || ' ' || lpad(n::text, 2, '0'), n <= 12,
          (ARRAY['Zwolle', 'Utrecht', 'Gent', 'Eindhoven'])[1 + n % 4],
          CASE WHEN n % 15 = 0 THEN 'Europe/Lisbon' ELSE 'Europe/Amsterdam' END
     FROM generate_series(1, 60) n`,
  `CREATE TEMP TABLE places AS SELECT id, is_host, time_zone, place, row_number() OVER (ORDER BY is_host DESC, id) AS number FROM departments`,
  `INSERT INTO people (given_name, name_prefix, family_name, email, language, department_id, starts_on)
   SELECT (ARRAY['Sanne', 'Daan', 'Noor', 'Bram', 'Yasmin', 'Lotte', 'Mohamed', 'Fleur', 'Jens', 'Eva', 'Koen', 'Iris'])[1 + n % 12],
          (ARRAY['', 'de', 'van der', '', '', 'van'])[1 + n % 6],
          (ARRAY['Jansen', 'Vries', 'Berg', 'Bakker', 'Dijk', 'Visser', 'Smit', 'Meijer', 'Boer', 'Mulder', 'Groot'])[1 + n % 11] || CASE WHEN n % 3 = 0 THEN '-' || n ELSE '' END,
          'person-' || n || '@bench.example', CASE WHEN n % 9 = 0 THEN 'en' ELSE 'nl' END, places.id,
          CASE WHEN n % 40 = 0 THEN current_date - n % 90 + 30 END
     FROM generate_series(1, 5000) n JOIN places ON places.number = 1 + n % 60`,
  `CREATE TEMP TABLE workers AS
   SELECT p.id, p.department_id, places.is_host, row_number() OVER (PARTITION BY p.department_id ORDER BY p.id) AS n,
          row_number() OVER (PARTITION BY places.is_host ORDER BY p.id) AS place_in_company
     FROM people p JOIN places ON places.id = p.department_id`,
  `UPDATE people p SET manager_id = boss.id FROM workers w JOIN workers boss ON boss.department_id = w.department_id
    WHERE w.id = p.id AND w.n > 8 AND boss.n = 1 + w.n % 8`,
  // Two leads and a deputy; ten hosts, of whom some lead as well.
  `INSERT INTO person_roles (person_id, role, department_id)
   SELECT id, CASE WHEN n <= 2 THEN 'lead' ELSE 'deputy' END, department_id FROM workers WHERE is_host AND n <= 3
   UNION ALL SELECT id, 'host', department_id FROM workers WHERE is_host AND n BETWEEN 3 AND 12`,
  `INSERT INTO person_roles (person_id, role)
   SELECT id, CASE WHEN place_in_company <= 5 THEN 'hr' ELSE 'admin' END FROM workers WHERE NOT is_host AND place_in_company <= 8`,
];

/** Three years of 100,000 visits in a company of 5,000 people, and somebody of each role signed in. */
export async function insertBigCompany(client: Client): Promise<BigCompany> {
  // The history is consistent as it is: no trigger has to count seats, no foreign key to be looked up.
  for (const statement of [...who, `SET session_replication_role = replica`, ...bigHistory]) {
    await client.query(statement);
    // The planner knows nothing of a table just made.
    const [, table] = /^CREATE TEMP TABLE (\w+)/.exec(statement) ?? [];
    if (table) await client.query(`ANALYZE ${table}`);
  }
  await client.query(`SET session_replication_role = DEFAULT`);
  await client.query('VACUUM ANALYZE');
  return findOurPlace(client);
}

/** The department, people and visits that the pages are asked for: neither the busiest nor the quietest. */
export async function findOurPlace(client: Client): Promise<BigCompany> {
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await client.query<{ id: string }>(sql, values)).rows[0]!.id;
  const departmentId = await one(`SELECT id FROM departments WHERE is_host ORDER BY id LIMIT 1`);
  const slotId = await one(
    `SELECT id FROM slots WHERE department_id = $1 AND starts_at > now() + interval '7 days' AND seats_taken < seats AND state = 'published'
      ORDER BY starts_at, id LIMIT 1`,
    [departmentId],
  );
  const waiting = `SELECT v.%, v.visitor_id FROM visits v JOIN slots s ON s.id = v.slot_id
    WHERE s.department_id = $1 AND v.state = 'requested' AND v.starts_at > now() + interval '3 days' ORDER BY v.starts_at, v.id LIMIT 1`;
  const waitingVisitId = await one(waiting.replace('%', 'id'), [departmentId]);
  const colleague = await one(`SELECT visitor_id AS id FROM visits WHERE id = $1`, [waitingVisitId]);
  const inRole = (role: string) =>
    one(`SELECT person_id AS id FROM person_roles WHERE role = $1 AND (department_id = $2 OR department_id IS NULL) ORDER BY id LIMIT 1`, [role, departmentId]); // prettier-ignore
  const personIds = {
    colleague,
    host: await inRole('host'),
    lead: await inRole('lead'),
    hr: await inRole('hr'),
    admin: await inRole('admin'),
  };
  const visitId = await one(
    `SELECT id FROM visits WHERE visitor_id = $1 AND state = 'approved' ORDER BY starts_at DESC LIMIT 1`,
    [colleague],
  );
  const { lead } = personIds;
  return {
    ...(await makeLife(client, { departmentId, lead, colleague, visitId, waitingVisitId })),
    departmentId,
    slotId,
    visitId,
    waitingVisitId,
    personIds,
    cookies: {
      colleague: await signIn(client, personIds.colleague),
      host: await signIn(client, personIds.host),
      lead: await signIn(client, personIds.lead),
      hr: await signIn(client, personIds.hr),
      admin: await signIn(client, personIds.admin),
    },
  };
}

/** What goes on around a department, a lead of it and a colleague with visits; links from mails open it too. */
export async function makeLife(
  client: Client,
  of: Pick<BigCompany, 'departmentId' | 'visitId' | 'waitingVisitId'> & { lead: string; colleague: string },
) {
  const { rows } = await client.query<{ id: string; slotId: string }>(
    `SELECT v.id, v.slot_id AS "slotId" FROM visits v JOIN slots s ON s.id = v.slot_id
      WHERE s.department_id = $1 AND v.state = 'approved' AND v.ends_at < now() ORDER BY v.starts_at DESC LIMIT 1`,
    [of.departmentId],
  );
  const past = rows[0]!;
  const formId = await makeForm(client, of.visitId, of.colleague);
  return {
    ...(await insertBigCampaign(client, of)),
    ...(await insertBigPlan(client, of.lead)),
    ...(await makeLearningWithAction(client, of)),
    mailLinkToken: await makeLink(client, of.colleague, 'visit', of.visitId),
    attendanceToken: await makeLink(client, of.lead, 'slot', past.slotId),
    wallSecret: await makeWall(client, of.departmentId, of.lead),
    formId,
    formToken: await makeLink(client, of.colleague, 'form', formId),
    pastVisitId: past.id,
    seriesId: await makeSeries(client, of.departmentId, of.lead),
    groupId: await makeGroup(client, of.waitingVisitId),
  };
}

async function makeWall(client: Client, departmentId: string, leadId: string): Promise<string> {
  const secret = newToken();
  await client.query(`INSERT INTO walls (department_id, secret, opened_at, opened_by_id) VALUES ($1, $2, now(), $3)`, [
    departmentId,
    secret,
    leadId,
  ]);
  return secret;
}

async function makeForm(client: Client, visitId: string, personId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO feedback_forms (visit_id, kind, person_id, asked_at, closes_at)
     VALUES ($1, 'debrief', $2, now(), now() + interval '14 days')
     ON CONFLICT (visit_id, kind) DO UPDATE SET closes_at = excluded.closes_at RETURNING id`,
    [visitId, personId],
  );
  return rows[0]!.id;
}

async function makeLink(
  client: Client,
  personId: string,
  subject: 'visit' | 'slot' | 'form',
  subjectId: string,
): Promise<string> {
  const token = newToken();
  await client.query(
    `INSERT INTO mail_links (token_hash, person_id, subject, subject_id, expires_at) VALUES ($1, $2, $3, $4, now() + interval '1 day')`,
    [hashToken(token), personId, subject, subjectId],
  );
  return token;
}

/** Puts a visit into a group of its own; returns the group's id. */
async function makeGroup(client: Client, visitId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (INSERT INTO visit_groups (slot_id, requested_by_id, requested_at, is_together)
                   SELECT slot_id, requested_by_id, requested_at, false FROM visits WHERE id = $1 RETURNING id)
     UPDATE visits SET group_id = made.id FROM made WHERE visits.id = $1 RETURNING made.id`,
    [visitId],
  );
  return rows[0]!.id;
}

/** A session of somebody; returns its cookie. */
export async function signIn(client: Client, personId: string): Promise<string> {
  const token = newToken();
  await client.query(
    `INSERT INTO sessions (person_id, token_hash, expires_at) VALUES ($1, $2, now() + interval '1 day')`,
    [personId, hashToken(token)],
  );
  return `meekijk_session=${token}`;
}
