import type { Client } from 'pg';
import { signIn } from './big-company.js';

/** What the learning loop is measured on. */
export interface BigLearnings {
  cookies: Record<'hr' | 'lead' | 'colleague', string>;
  personIds: Record<'hr' | 'lead' | 'colleague', string>;
  /** A host department, led by the lead. */
  departmentId: string;
  /** Some learnings of that floor; the first is a head of many. */
  learningIds: string[];
  /** And some that are joined to nothing. */
  aloneIds: string[];
  themeId: string;
}

/** How large the company is; `share` of the whole: 20,000 people and 200,000 visits in five years. */
const sizesOf = (share: number) => ({
  people: 20_000 * share,
  visits: 200_000 * share,
  actions: 60_000 * share,
});

// One hundred and twenty departments, the first thirty with guests. People with a role come first in each.
const company = ({ people }: ReturnType<typeof sizesOf>) => [
  `INSERT INTO departments (name, is_host, place, time_zone)
   SELECT (ARRAY['Klantenservice', 'Schade', 'Marketing', 'Logistiek', 'Verkoop', 'Incasso'])[1 + n % 6] || ' ' || lpad(n::text, 3, '0'),
          n <= 30, 'Utrecht', 'Europe/Amsterdam' FROM generate_series(1, 120) n`,
  `CREATE TEMP TABLE places AS SELECT id, is_host, row_number() OVER (ORDER BY is_host DESC, name) - 1 AS place FROM departments`,
  `INSERT INTO people (given_name, family_name, email, department_id)
   SELECT (ARRAY['Sanne', 'Daan', 'Noor', 'Bram', 'Yasmin', 'Lotte'])[1 + n % 6], 'Jansen-' || n, 'person-' || n || '@bench.example', places.id
     FROM generate_series(1, ${people}) n JOIN places ON place = n % 120`,
  `CREATE TEMP TABLE workers AS
   SELECT p.id, p.department_id, places.place, row_number() OVER (PARTITION BY p.department_id ORDER BY p.id) AS n, row_number() OVER (ORDER BY p.id) - 1 AS number
     FROM people p JOIN places ON places.id = p.department_id`,
  `CREATE UNIQUE INDEX ON workers (place, n)`,
  `CREATE UNIQUE INDEX ON workers (number)`,
  `INSERT INTO person_roles (person_id, role, department_id)
   SELECT id, CASE WHEN n = 1 THEN 'lead' ELSE 'host' END, department_id FROM workers WHERE place < 30 AND n <= 9
   UNION ALL SELECT id, 'hr', NULL FROM workers WHERE place = 119 AND n <= 3`,
];

// Two visits to every moment, of two colleagues with different hosts; the last ones were yesterday.
const visits = ({ visits: count }: ReturnType<typeof sizesOf>) => [
  `CREATE TEMP TABLE moments AS
   SELECT gen_random_uuid() AS id, n, n % 30 AS place,
          date_trunc('hour', now()) - interval '1 day' - (interval '5 years' * ((${count} / 2 - n)::float / (${count} / 2))) AS starts_at
     FROM generate_series(1, ${count} / 2) n`,
  `INSERT INTO slots (id, department_id, channel, location, starts_at, ends_at, seats, seats_taken, audience, approval, created_by_id, created_at)
   SELECT m.id, w.department_id, (ARRAY['phone', 'phone', 'chat', 'email', 'social', 'desk'])[1 + m.n % 6], 'Kamer 1', starts_at, starts_at + interval '2 hours',
          3, 2, 'both', 'lead', w.id, starts_at - interval '30 days'
     FROM moments m JOIN workers w ON w.place = m.place AND w.n = 1`,
  `INSERT INTO slot_hosts (slot_id, host_id, starts_at, ends_at, slot_state)
   SELECT m.id, w.id, m.starts_at, m.starts_at + interval '2 hours', 'published'
     FROM moments m JOIN workers w ON w.place = m.place AND w.n = 2 + (m.n / 30) % 8
    ORDER BY w.id, m.starts_at`,
  `INSERT INTO visits (slot_id, floor_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, host_id, requested_by_id, requested_at, decided_by_id, decided_at)
   SELECT m.id, lead.department_id, m.starts_at, m.starts_at + interval '2 hours', 'published', guest.id, 'approved', ARRAY['Waarover bellen klanten?'], host.id, guest.id,
          m.starts_at - interval '14 days', lead.id, m.starts_at - make_interval(hours => 24 * 14 - 1 - (m.n % 90)::int)
     FROM moments m CROSS JOIN generate_series(0, 1) seat
     JOIN workers guest ON guest.number = ((m.n * 2 + seat) * 7) % (SELECT count(*) FROM workers)
     JOIN workers host ON host.place = m.place AND host.n = 2 + (m.n / 30) % 8
     JOIN workers lead ON lead.place = m.place AND lead.n = 1
    ORDER BY guest.id, m.starts_at`,
  // Of every ten moments somebody else called one off that was approved, and was declined for one.
  `INSERT INTO visits (slot_id, floor_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, requested_by_id, requested_at, decided_by_id, decided_at, reason, cancelled_late)
   SELECT m.id, lead.department_id, m.starts_at, m.starts_at + interval '2 hours', 'published', guest.id, CASE m.n % 10 WHEN 3 THEN 'cancelled' ELSE 'declined' END,
          ARRAY['Waarover bellen klanten?'], guest.id, m.starts_at - interval '20 days', CASE m.n % 10 WHEN 3 THEN guest.id ELSE lead.id END,
          m.starts_at - make_interval(hours => (m.n % 200)::int), CASE m.n % 10 WHEN 6 THEN 'Dan is er geen gastheer' END, m.n % 30 = 3
     FROM moments m JOIN workers guest ON guest.number = (m.n * 13 + 5) % (SELECT count(*) FROM workers)
     JOIN workers lead ON lead.place = m.place AND lead.n = 1 WHERE m.n % 10 IN (3, 6)`,
  // As they came in, over the years.
  `CLUSTER visits USING visits_by_start`,
  `ANALYZE visits`,
  `INSERT INTO attendances (visit_id, outcome, told_by, marked_by_id, marked_at, asked_at)
   SELECT id, marked.outcome, CASE marked.outcome WHEN 'missed' THEN 'nobody' END, CASE WHEN marked.outcome IS NOT NULL THEN host_id END,
          CASE WHEN marked.outcome IS NOT NULL THEN ends_at + interval '1 hour' END, ends_at
     FROM visits, LATERAL (SELECT CASE WHEN salt % 30 = 0 THEN 'missed' WHEN salt % 10 > 0 THEN 'present' END AS outcome
                             FROM abs(hashtext(id::text)) salt) marked
    WHERE state = 'approved' ORDER BY starts_at`,
  `UPDATE visits SET is_missed = true FROM attendances WHERE visit_id = visits.id AND outcome = 'missed'`,
  `INSERT INTO audit_entries (at, actor_id, act, subject_type, subject_id, after)
   SELECT requested_at, visitor_id, 'visit.requested', 'visit', id, '{"state": "requested"}'::jsonb FROM visits
   UNION ALL
   SELECT starts_at - interval '10 days', coalesce(host_id, decided_by_id), 'visit.approved', 'visit', id, '{"state": "approved"}' FROM visits WHERE state IN ('approved', 'cancelled')
   UNION ALL
   SELECT decided_at, decided_by_id, 'visit.' || state, 'visit', id, '{}' FROM visits WHERE state IN ('declined', 'cancelled') ORDER BY 1`,
];

/** What people write: who does what with which thing, and where it goes wrong. The rest of a text is of its own. */
const subjects = [
  'klanten',
  'bellers',
  'nieuwe klanten',
  'oudere klanten',
  'ondernemers',
  'verhuizers',
  'kopers',
  'leden',
];
const deeds = [
  'begrijpen',
  'vinden',
  'verwachten',
  'missen',
  'zoeken',
  'vergeten',
  'krijgen',
  'herkennen',
  'betwisten',
  'wijzigen',
];
const things = ['factuur', 'incassobrief', 'retourlabel', 'bezorgtijd', 'garantie', 'polis', 'inlogcode', 'adreswijziging', 'eindafrekening', 'kortingscode',
  'openingstijden', 'levertijd', 'bestelnummer', 'opzegging', 'storing', 'wachttijd', 'automatische incasso', 'betaalregeling', 'statiegeld', 'cadeaubon',
  'handleiding', 'productpagina', 'bevestigingsmail', 'track-en-trace', 'klantnummer', 'abonnement', 'verzekering', 'schademelding', 'taxatie', 'reparatie']; // prettier-ignore
const places = [
  'op de site',
  'in de app',
  'in de brief',
  'aan de telefoon',
  'in de winkel',
  'bij de bezorger',
  'in het portaal',
  'after the update',
  'in the mail',
];
const list = (words: string[]) => `ARRAY['${words.join("', '")}']`;
const pick = (words: string[], salt: string) => `(${list(words)})[1 + abs(hashint8(${salt})) % ${words.length}]`;

// Two learnings of every visit. A quarter repeats what its floor has said before, and is joined; the others have rare
// words of their own, as people do: a vocabulary of some tens of thousands of words, few of them common.
const learnings = [
  `INSERT INTO themes (name) SELECT 'Thema ' || n || ' ' || (${list(things)})[1 + n % 30] FROM generate_series(1, 40) n`,
  `CREATE TEMP TABLE theme_places AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM themes`,
  `CREATE TEMP TABLE heard AS
   SELECT gen_random_uuid() AS id, v.id AS visit_id, v.visitor_id, v.host_id, s.department_id, s.channel, v.starts_at, k, salt,
          CASE WHEN salt % 4 = 0 THEN floor(100 * power(random(), 2))::int END AS repeated
     FROM (SELECT *, row_number() OVER (ORDER BY starts_at, id) AS row FROM visits WHERE state = 'approved') v JOIN slots s ON s.id = v.slot_id
     CROSS JOIN generate_series(1, 2) k, LATERAL (SELECT v.row * 2 + k AS salt) salted`,
  `CREATE INDEX ON heard (department_id, repeated, starts_at)`,
  `CREATE TEMP TABLE said AS
   SELECT h.*, first_value(id) OVER (PARTITION BY department_id, coalesce(repeated::text, id::text) ORDER BY starts_at, id) AS head_id,
          initcap(left(words, 1)) || substr(words, 2) AS text
     FROM heard h, LATERAL (SELECT coalesce(repeated, salt) AS seed) seeds, LATERAL (SELECT
          ${pick(subjects, 'seed * 31')} || ' ' || ${pick(deeds, 'seed * 37')} || ' de ' || ${pick(things, 'seed * 41')} || ' ' || ${pick(places, 'seed * 43')} ||
          CASE WHEN seed % 3 = 0 THEN ' niet' ELSE '' END ||
          CASE WHEN repeated IS NULL THEN ', want ' || ${pick(things, 'seed * 47')} || ' ' ||
            (ARRAY['tele', 'hypo', 'dubbel', 'onder', 'voor', 'inter', 'mid', 'zelf'])[1 + seed % 8] || chr(97 + (seed % 19)::int) || chr(97 + (seed / 7 % 23)::int) ||
            chr(97 + (seed / 11 % 17)::int) || ' wordt ' || ${pick(deeds, 'seed * 53')} || ' door ' || ${pick(subjects, 'seed * 59')}
          ELSE ', en dat is nummer ' || repeated END AS words) worded`,
  `CREATE TEMP TABLE plain AS SELECT DISTINCT text, NULL::text AS plain_text, NULL::tsvector AS search FROM said`,
  `UPDATE plain SET plain_text = lower(unaccent(text)), search = to_tsvector('learnings_nl', text) || to_tsvector('learnings_en', text)`,
  `CREATE INDEX ON plain (text)`,
  `CREATE TEMP TABLE counts AS
   SELECT head_id, sum(1 + salt % 12) AS heard, count(*) AS learnings, count(DISTINCT visit_id) AS visits FROM said GROUP BY 1`,
  `INSERT INTO learnings (id, visit_id, side, question, author_id, department_id, for_department_id, channel, text, theme_id, times_heard, preventable, lacked,
                          head_id, learned_at, changed_at, plain_text, search, learned_month, all_heard, all_learnings, all_visits)
   SELECT s.id, visit_id, CASE WHEN salt % 9 = 0 THEN 'host' ELSE 'visitor' END,
          CASE WHEN salt % 9 = 0 THEN 'fix' ELSE (ARRAY['surprise', 'preventable', 'lacked', 'question'])[1 + salt % 4] END,
          CASE WHEN salt % 9 = 0 THEN host_id ELSE visitor_id END, department_id,
          CASE WHEN salt % 4 = 3 THEN (SELECT id FROM places WHERE place = salt % 120) END, channel, s.text,
          CASE WHEN salt % 5 > 0 THEN (SELECT id FROM theme_places WHERE place = salt / 3 % 40) END, 1 + salt % 12,
          CASE WHEN salt % 4 = 1 THEN (ARRAY['yes', 'partly', 'no'])[1 + salt / 4 % 3] END,
          CASE WHEN salt % 4 = 2 THEN ARRAY[(ARRAY['information', 'system', 'mandate'])[1 + salt / 4 % 3]] ELSE '{}' END,
          s.head_id, starts_at, starts_at + interval '1 day', plain_text, search, date_trunc('month', starts_at AT TIME ZONE 'Europe/Amsterdam'),
          coalesce(heard, 1 + salt % 12), coalesce(learnings, 1), coalesce(visits, 1)
     FROM said s JOIN plain USING (text) LEFT JOIN counts c ON c.head_id = s.id ORDER BY starts_at, s.id`,
];

const actions = ({ actions: count }: ReturnType<typeof sizesOf>) => [
  `INSERT INTO actions (learning_id, title, expected_effect, department_id, owner_id, due_on, state, result, reason, created_by_id, created_at, started_at, ended_at)
   SELECT head_id, 'Zet het uit de brief op de site', 'Minder vragen', owner.department_id, owner.id, (created_at + interval '60 days')::date, state,
          CASE WHEN state = 'done' THEN 'Het staat er' END, CASE WHEN state = 'dropped' THEN 'Geen budget' END, owner.id, created_at,
          CASE WHEN state <> 'open' THEN created_at + interval '7 days' END,
          CASE WHEN state IN ('done', 'dropped') THEN created_at + make_interval(days => 20 + (row % 60)::int) END
     FROM (SELECT head_id, learned_at + interval '10 days' AS created_at, row_number() OVER (ORDER BY learned_at, id) AS row,
                  (ARRAY['open', 'doing', 'done', 'done', 'done', 'dropped'])[1 + abs(hashtext(id::text)) % 6] AS state
             FROM (SELECT * FROM learnings ORDER BY hashtext(id::text) LIMIT ${count}) chosen) l
     JOIN workers owner ON owner.number = (row * 11) % (SELECT count(*) FROM workers)`,
];

const stages = [
  `UPDATE learnings h SET stage = acted.stage
     FROM (SELECT learning_id, max(CASE state WHEN 'done' THEN 4 WHEN 'doing' THEN 3 WHEN 'open' THEN 2 ELSE 1 END) AS stage FROM actions GROUP BY 1) acted
    WHERE acted.learning_id = h.id`,
];

// Three in four answer, and two in three of them once more six weeks after.
const forms = [
  `CREATE TEMP TABLE asked AS
   SELECT gen_random_uuid() AS id, v.id AS visit_id, v.floor_id, kind, CASE kind WHEN 'host-debrief' THEN v.host_id ELSE v.visitor_id END AS person_id, at AS asked_at,
          abs(hashtext(v.id::text || kind)) % 4 < CASE kind WHEN 'after' THEN 2 ELSE 3 END AS is_answered, abs(hashtext(v.visitor_id::text)) AS salt
     FROM visits v, LATERAL (VALUES ('before', v.starts_at - interval '7 days'), ('debrief', v.ends_at), ('host-debrief', v.ends_at),
                                    ('after', v.starts_at + interval '42 days')) k (kind, at)
    WHERE at < now() AND v.state = 'approved' AND NOT v.is_missed`,
  `INSERT INTO feedback_forms (id, visit_id, floor_id, kind, person_id, asked_at, closes_at, answered_at)
   SELECT id, visit_id, floor_id, kind, person_id, asked_at, asked_at + interval '7 days', CASE WHEN is_answered THEN asked_at + interval '3 hours' END FROM asked`,
  `INSERT INTO pulse_scores (form_id, statement, score, asked)
   SELECT id, n, least(5, greatest(1, 2 + (salt + n) % 3 + CASE kind WHEN 'before' THEN 0 ELSE 1 END - (hashtext(id::text || n) & 1))), 'Stelling ' || n
     FROM asked, generate_series(1, 4) n WHERE is_answered AND kind <> 'host-debrief'`,
];

/** Five years of visits with what was learned, answered and done about it, and somebody of each role signed in. */
export async function insertBigLearnings(client: Client, share = 1): Promise<BigLearnings> {
  const sizes = sizesOf(share);
  // All at once: a sweep of the server would else open forms for visits whose forms are still to be made.
  await client.query('BEGIN');
  await client.query('LOCK TABLE visits, learnings, actions, feedback_forms, attendances IN ACCESS EXCLUSIVE MODE');
  await client.query(`SET session_replication_role = replica`);
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(`SET work_mem = '128MB'`);
  const fill = async (statements: string[]) => {
    for (const statement of statements) {
      await client.query(statement);
      // The planner knows nothing of a table just made.
      const [, table] = /^(?:CREATE TEMP TABLE|UPDATE|INSERT INTO) (\w+)/.exec(statement) ?? [];
      if (table) await client.query(`ANALYZE ${table}`);
    }
  };
  await fill([...company(sizes), ...visits(sizes)]);
  await withoutIndexes(client, 'learnings', () => fill([...learnings, ...actions(sizes), ...stages]));
  await withoutIndexes(client, 'feedback_forms', () => fill(forms));
  await client.query('COMMIT');
  for (const setting of ['session_replication_role', 'maintenance_work_mem', 'work_mem'])
    await client.query(`RESET ${setting}`);
  await client.query('VACUUM ANALYZE');
  return findSomeLearnings(client);
}

/** An index is quicker to make of a whole table than to keep up a row at a time. */
async function withoutIndexes(client: Client, table: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
      WHERE i.indrelid = $1::regclass AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of rows) await client.query(definition);
}

async function findSomeLearnings(client: Client): Promise<BigLearnings> {
  const ids = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
  const one = async (sql: string, values: unknown[] = []) => (await ids(sql, values))[0]!;
  const departmentId = await one(`SELECT id FROM departments WHERE is_host ORDER BY name LIMIT 1`);
  const role = (name: string) => one(`SELECT person_id AS id FROM person_roles WHERE role = $1 AND (department_id = $2 OR department_id IS NULL) LIMIT 1`, [name, departmentId]); // prettier-ignore
  const personIds = {
    hr: await role('hr'),
    lead: await role('lead'),
    colleague: await one(`SELECT author_id AS id FROM learnings l JOIN people p ON p.id = author_id WHERE p.department_id IN (SELECT id FROM departments WHERE NOT is_host) ORDER BY learned_at DESC LIMIT 1`), // prettier-ignore
  };
  return {
    departmentId,
    personIds,
    cookies: {
      hr: await signIn(client, personIds.hr),
      lead: await signIn(client, personIds.lead),
      colleague: await signIn(client, personIds.colleague),
    },
    learningIds: await ids(`SELECT id FROM learnings WHERE department_id = $1 AND head_id = id ORDER BY all_learnings DESC, id LIMIT 60`, [departmentId]), // prettier-ignore
    aloneIds: await ids(`SELECT id FROM learnings WHERE department_id = $1 AND head_id = id AND all_learnings = 1 ORDER BY id LIMIT 60`, [departmentId]), // prettier-ignore
    themeId: await one('SELECT id FROM themes ORDER BY name LIMIT 1'),
  };
}
