// Every working day of three years back and two months ahead: five moments at each of twelve departments, two hosts
// beside each. The visits follow one another through all colleagues, so that nobody is in two places at once.
const moments = [
  `CREATE TEMP TABLE moments AS
   SELECT gen_random_uuid() AS id, places.id AS department_id, places.place, k,
          (day + make_interval(hours => (ARRAY[9, 9, 11, 14, 14])[k])) AT TIME ZONE 'Europe/Amsterdam' AS starts_at,
          (extract(epoch FROM day)::bigint / 86400 + places.number * 5 + k) AS salt, places.number AS place_n
     FROM places, generate_series(date_trunc('day', now()::timestamp) - interval '3 years', now() + interval '2 months', interval '1 day') day,
          generate_series(1, 5) k
    WHERE places.is_host AND extract(isodow FROM day) < 6`,
  `INSERT INTO slots (id, department_id, channel, location, language, starts_at, ends_at, seats, audience, approval, briefing, state, created_by_id, created_at)
   SELECT m.id, m.department_id, (ARRAY['phone', 'phone', 'chat', 'email', 'social', 'desk'])[1 + salt % 6],
          CASE WHEN salt % 7 = 0 THEN 'https://bellen.example/kamer-' || salt % 20 ELSE place || ', verdieping ' || salt % 5 END,
          CASE WHEN salt % 8 = 0 THEN 'en' ELSE 'nl' END, starts_at, starts_at + interval '2 hours', 3,
          CASE WHEN salt % 5 = 0 THEN 'onboarding' ELSE 'both' END, CASE WHEN salt % 4 = 0 THEN 'automatic' ELSE 'lead' END,
          'Meld je bij de receptie, je begeleider haalt je op.', CASE WHEN salt % 41 = 0 THEN 'withdrawn' ELSE 'published' END,
          w.id, starts_at - interval '30 days'
     FROM moments m JOIN workers w ON w.department_id = m.department_id AND w.n = 1`,
  `INSERT INTO slot_hosts (slot_id, host_id, starts_at, ends_at, slot_state)
   SELECT s.id, w.id, s.starts_at, s.ends_at, s.state
     FROM moments m JOIN slots s ON s.id = m.id JOIN workers w ON w.department_id = m.department_id AND w.n IN (2 * m.k + 1, 2 * m.k + 2)
    ORDER BY w.id, s.starts_at`,
];

const VISITS = 100_000;

const visits = [
  `CREATE TEMP TABLE seats AS
   SELECT s.id AS slot_id, s.starts_at, s.ends_at, s.state AS slot_state, m.place_n, m.department_id, m.k, row_number() OVER (ORDER BY s.starts_at, s.id, seat) AS n,
          (hashtext(s.id::text || seat) & 1023) AS dice
     FROM moments m JOIN slots s ON s.id = m.id CROSS JOIN generate_series(1, 3) seat
    WHERE s.starts_at <= now() + interval '1 month' OR seat < 3
    ORDER BY n`,
  `CREATE TEMP TABLE guests AS SELECT id, place_in_company - 1 AS place FROM workers WHERE NOT is_host`,
  `INSERT INTO visits (slot_id, floor_id, starts_at, ends_at, slot_state, visitor_id, state, learning_goals, host_id, requested_by_id, requested_at, decided_by_id, decided_at, reason)
   SELECT slot_id, department_id, starts_at, ends_at, slot_state, guest_id, state,
          ARRAY['Waarover bellen klanten het meest?', 'Wat mist de collega op het scherm?'],
          CASE WHEN state IN ('approved', 'cancelled') THEN host_id END, guest_id, asked_at,
          CASE WHEN state IN ('approved', 'declined') THEN lead_id WHEN state IN ('withdrawn', 'cancelled') THEN guest_id END,
          CASE WHEN state <> 'requested' THEN asked_at + interval '1 day' END,
          CASE WHEN state IN ('declined', 'cancelled') THEN 'Het is die dag te druk.' END
     FROM (
       SELECT seats.*, guests.id AS guest_id, host.id AS host_id, lead.id AS lead_id,
              least(seats.starts_at - interval '14 days', now() - make_interval(hours => (dice / 8)::int)) AS asked_at,
              CASE WHEN slot_state = 'withdrawn' THEN CASE WHEN dice % 2 = 0 THEN 'cancelled' ELSE 'declined' END
                   WHEN starts_at > now() THEN (ARRAY['requested', 'approved', 'approved', 'approved', 'approved', 'declined', 'cancelled', 'approved'])[1 + dice % 8]
                   WHEN dice < 700 THEN 'approved' WHEN dice < 800 THEN 'declined' WHEN dice < 900 THEN 'cancelled' WHEN dice < 1000 THEN 'withdrawn'
                   ELSE 'requested' END AS state
         FROM (SELECT *, row_number() OVER (ORDER BY n) AS visit_n FROM (SELECT * FROM seats ORDER BY dice % 7 = 0, starts_at > now() DESC, n DESC LIMIT ${VISITS}) chosen) seats
         JOIN guests ON guests.place = (visit_n * 7) % (SELECT count(*) FROM guests)
         JOIN workers host ON host.department_id = seats.department_id AND host.n = 2 * seats.k + 1 + dice % 2
         JOIN workers lead ON lead.department_id = seats.department_id AND lead.n = 1
     ) made`,
  `UPDATE slots SET seats_taken = taken FROM (SELECT slot_id, count(*) AS taken FROM visits WHERE state = 'approved' GROUP BY 1) t WHERE slot_id = id`,
  `INSERT INTO invites (visit_id, person_id, role, uid, sequence, is_live, attempted_sequence, announced_sequence, reminded_at)
   SELECT id, person_id, role, gen_random_uuid() || '@bench.example', turn, turn = 0, turn, turn, starts_at - interval '1 day'
     FROM (SELECT v.*, CASE WHEN state = 'approved' THEN 0 ELSE 1 END AS turn FROM visits v WHERE state IN ('approved', 'cancelled')) v,
          LATERAL (VALUES (visitor_id, 'visitor'), (host_id, 'host')) AS place (person_id, role)`,
];

const AUDIT_ENTRIES = 500_000;

// What the acts wrote, and sign-ins up to the number, in the order of time.
const audit = [
  `INSERT INTO audit_entries (at, actor_id, act, subject_type, subject_id, before, after)
   WITH acts AS (
     SELECT requested_at AS at, visitor_id AS actor_id, 'visit.requested' AS act, 'visit' AS subject_type, id AS subject_id, NULL::jsonb AS before,
            jsonb_build_object('state', 'requested', 'slotId', slot_id, 'visitorId', visitor_id, 'learningGoals', learning_goals) AS after
       FROM visits
     UNION ALL SELECT decided_at, decided_by_id, 'visit.' || state, 'visit', id, '{"state": "requested"}', jsonb_build_object('state', state, 'hostId', host_id)
       FROM visits WHERE state <> 'requested'
     UNION ALL SELECT created_at, created_by_id, 'slot.published', 'slot', id, NULL, jsonb_build_object('departmentId', department_id, 'seats', seats, 'startsAt', starts_at)
       FROM slots
   ), signed AS (
     SELECT now() - random() * interval '3 years' AS at, p.id AS actor_id, 'person.signed-in' AS act, 'person' AS subject_type, p.id AS subject_id, NULL::jsonb AS before, NULL::jsonb AS after
       FROM people p, generate_series(1, 60)
   )
   SELECT * FROM (SELECT * FROM acts UNION ALL (SELECT * FROM signed LIMIT ${AUDIT_ENTRIES} - (SELECT count(*) FROM acts))) entries ORDER BY at`,
];

/** Statements after those of the company: they use its temporary tables. */
export const bigHistory = [...moments, ...visits, ...audit];
