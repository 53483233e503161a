import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

/** Each part of what is kept about somebody, as rows; $1 is the person. Other people are in it only as the departments they work for. */
const parts = {
  profile: `SELECT given_name, name_prefix, family_name, email, language, personnel_number, job_title, location, workdays, starts_on, leaves_on,
      (SELECT name FROM departments d WHERE d.id = p.department_id) AS department FROM people p WHERE p.id = $1`,
  roles: `SELECT r.role, d.name AS department FROM person_roles r LEFT JOIN departments d ON d.id = r.department_id WHERE r.person_id = $1`,
  visits: `SELECT v.id, d.name AS department, s.channel, v.starts_at, v.ends_at, v.state, v.learning_goals, v.reason, v.requested_at, v.decided_at,
      a.outcome AS attendance, n.notes
      FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
      LEFT JOIN attendances a ON a.visit_id = v.id LEFT JOIN sheet_notes n ON n.visit_id = v.id
     WHERE v.visitor_id = $1 ORDER BY v.starts_at`,
  hosted: `SELECT v.id, d.name AS guest_department, v.starts_at, v.ends_at, v.state
      FROM visits v JOIN people g ON g.id = v.visitor_id JOIN departments d ON d.id = g.department_id WHERE v.host_id = $1 ORDER BY v.starts_at`,
  hosting: `SELECT takes_part, channels, languages, hours, most_per_day, most_per_week, most_per_month, changed_at FROM host_wishes WHERE person_id = $1`,
  hostAbsences: `SELECT kind, from_on, until_on FROM host_absences WHERE person_id = $1 ORDER BY from_on`,
  absences: `SELECT from_on, until_on FROM person_absences WHERE person_id = $1 ORDER BY from_on`,
  statements: `SELECT language, text, accepted_at FROM statement_acceptances WHERE person_id = $1 ORDER BY accepted_at`,
  forms: `SELECT f.id, f.kind, f.visit_id, f.asked_at, f.answered_at, f.draft,
      (SELECT json_agg(json_build_object('asked', a.asked, 'answer', a.answer) ORDER BY a.question) FROM form_answers a WHERE a.form_id = f.id) AS answers,
      (SELECT json_agg(json_build_object('asked', s.asked, 'score', s.score) ORDER BY s.statement) FROM pulse_scores s WHERE s.form_id = f.id) AS scores
      FROM feedback_forms f WHERE f.person_id = $1 ORDER BY f.asked_at`,
  learnings: `SELECT l.id, l.visit_id, l.question, l.text, t.name AS theme, l.channel, l.times_heard, l.preventable, l.lacked, l.learned_at
      FROM learnings l LEFT JOIN themes t ON t.id = l.theme_id WHERE l.author_id = $1 ORDER BY l.learned_at`,
  actions: `SELECT id, title, expected_effect, state, due_on, result, reason, created_at FROM actions WHERE owner_id = $1 OR created_by_id = $1 ORDER BY created_at`,
  comments: `SELECT action_id, text, written_at FROM action_comments WHERE author_id = $1 ORDER BY written_at`,
  rotations: `SELECT id, first_on, state FROM rotations WHERE person_id = $1 ORDER BY first_on`,
  mailChoices: `SELECT kind, is_mailed FROM notice_choices WHERE person_id = $1`,
  signIns: `SELECT created_at, expires_at, browser FROM sessions WHERE person_id = $1 ORDER BY created_at`,
  done: `SELECT at, act, subject_type FROM audit_entries WHERE actor_id = $1 ORDER BY id`,
};

export type OwnData = { writtenAt: Date } & Record<keyof typeof parts, object[]>;

/** All that is kept about one person, for that person. */
export async function readOwnData(tx: Tx, personId: string): Promise<OwnData> {
  const data: Record<string, unknown> = { writtenAt: now() };
  for (const [name, statement] of Object.entries(parts)) data[name] = await tx.query(statement, [personId]);
  return data as OwnData;
}
