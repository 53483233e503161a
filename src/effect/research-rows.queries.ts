import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ANSWERS, boundsOf, FIRSTS } from './scores.queries.js';
import { FEWEST } from './suppression.rules.js';

const MONTH = (at: string) => `to_char(${at} AT TIME ZONE d.time_zone, 'YYYY-MM')`;
const IN_YEAR = (at: string) => `${at} >= $2 AND ${at} < $3 AND extract(year FROM ${at} AT TIME ZONE d.time_zone) = $1`;

export interface VisitRow {
  personId: string;
  month: string;
  host: string;
  home: string;
  channel: string;
  state: string;
  came: string | null;
  isLate: boolean;
  hours: number;
  daysAhead: number;
}

/** In no order: where a row stands must tell nothing. */
export function listVisitRows(tx: Tx, year: number): Promise<VisitRow[]> {
  return tx.query(
    `SELECT v.visitor_id AS "personId", ${MONTH('v.starts_at')} AS month, d.name AS host, h.name AS home, s.channel, v.state,
            a.outcome AS came, v.cancelled_late AS "isLate",
            round(extract(epoch FROM v.ends_at - v.starts_at) / 3600)::int AS hours,
            greatest(0, floor(extract(epoch FROM v.starts_at - v.requested_at) / 86400))::int AS "daysAhead"
       FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
       JOIN people p ON p.id = v.visitor_id JOIN departments h ON h.id = p.department_id LEFT JOIN attendances a ON a.visit_id = v.id
      WHERE ${IN_YEAR('v.starts_at')} AND v.state IN ('requested', 'approved', 'declined', 'withdrawn', 'expired', 'cancelled')
      ORDER BY random()`,
    [year, ...boundsOf(year)],
  );
}

export interface LearningRow {
  personId: string;
  month: string;
  department: string;
  channel: string;
  side: string;
  question: string;
  theme: string | null;
  forDepartment: string | null;
  timesHeard: number;
  preventable: string | null;
  lacked: string[];
  headId: string;
  saidBy: number;
  /** Of the head, when enough people said the same. */
  text: string | null;
}

export function listLearningRows(tx: Tx, year: number): Promise<LearningRow[]> {
  return tx.query(
    `WITH l AS (SELECT l.*, ${MONTH('l.learned_at')} AS month, d.name AS department FROM learnings l JOIN departments d ON d.id = l.department_id
                 WHERE ${IN_YEAR('l.learned_at')}),
     said AS (SELECT head_id, count(DISTINCT author_id)::int AS people FROM learnings WHERE head_id IN (SELECT head_id FROM l) GROUP BY 1)
     SELECT l.author_id AS "personId", l.month, l.department, l.channel, l.side, l.question, t.name AS theme, f.name AS "forDepartment",
            l.times_heard AS "timesHeard", l.preventable, l.lacked, l.head_id AS "headId", said.people AS "saidBy",
            CASE WHEN said.people >= ${FEWEST} AND h.vouched_at IS NULL THEN h.text END AS text
       FROM l JOIN said USING (head_id) JOIN learnings h ON h.id = l.head_id
       LEFT JOIN themes t ON t.id = l.theme_id LEFT JOIN departments f ON f.id = l.for_department_id
      ORDER BY random()`,
    [year, ...boundsOf(year)],
  );
}

export interface ActionRow {
  personId: string;
  month: string;
  department: string;
  state: string;
  theme: string | null;
  learnings: number;
  timesHeard: number;
  weeksPlanned: number;
  weeksToStart: number | null;
  weeksToEnd: number | null;
  isOverdue: boolean;
}

const WEEKS = (to: string) => `floor(extract(epoch FROM ${to} - a.created_at) / 604800)::int`;

export function listActionRows(tx: Tx, year: number): Promise<ActionRow[]> {
  return tx.query(
    `SELECT a.owner_id AS "personId", ${MONTH('a.created_at')} AS month, d.name AS department, a.state, t.name AS theme,
            g.learnings, g.times_heard AS "timesHeard", greatest(0, ${WEEKS('a.due_on::timestamptz')}) AS "weeksPlanned",
            ${WEEKS('a.started_at')} AS "weeksToStart", ${WEEKS('a.ended_at')} AS "weeksToEnd",
            coalesce(a.ended_at, $4) >= a.due_on + 1 AS "isOverdue"
       FROM actions a JOIN departments d ON d.id = a.department_id JOIN learnings l ON l.id = a.learning_id
       JOIN learnings h ON h.id = l.head_id LEFT JOIN themes t ON t.id = h.theme_id
      CROSS JOIN LATERAL (SELECT count(*)::int AS learnings, sum(o.times_heard)::int AS times_heard FROM learnings o WHERE o.head_id = l.head_id) g
      WHERE ${IN_YEAR('a.created_at')} ORDER BY random()`,
    [year, ...boundsOf(year), now()],
  );
}

export interface PulseRow {
  visitId: string;
  departmentId: string;
  department: string;
  statement: number;
  scores: (number | null)[];
  words: (string | null)[];
}

/** Each person's answers to each statement before, on the day and after; of the visits that figures count. */
export function listPulseRows(tx: Tx, year: number): Promise<PulseRow[]> {
  return tx.query(
    `WITH ${FIRSTS}, ${ANSWERS}, shuffled AS MATERIALIZED (SELECT id, random() AS turn FROM firsts)
     SELECT t.id AS "visitId", t.department_id AS "departmentId", d.name AS department, t.statement,
            ARRAY[score_before, score_day, score_after] AS scores, ARRAY[asked_before, asked_day, asked_after] AS words
       FROM answers t JOIN shuffled USING (id) JOIN departments d ON d.id = t.department_id ORDER BY shuffled.turn, t.statement`,
    [year, ...boundsOf(year), now()],
  );
}
