import { DateTime } from 'luxon';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { formOfMoment, type Moment, moments, type ScoreCell, YEARS } from './effect.rules.js';

const DAY_MS = 86_400_000;

/** Of what is ascribed to nobody each visit is somebody's first, or marked as a repeat. */
const WHO = 'CASE WHEN v.forgotten_at IS NULL THEN v.visitor_id ELSE v.id END';

/**
 * `WITH` the table `firsts`: the first visit of everybody in a year of which they were asked anything, and did not miss.
 * Answers count from the Monday after they were given: who looks before and after somebody answers learns nothing.
 * $1: the year; $2 and $3: instants between which it lies in every time zone; $4: now.
 */
export const FIRSTS = `firsts AS MATERIALIZED (
  SELECT DISTINCT ON (${WHO}) v.id, v.floor_id AS department_id, v.starts_at AT TIME ZONE d.time_zone AS began,
         date_trunc('week', $4::timestamptz AT TIME ZONE d.time_zone) AT TIME ZONE d.time_zone AS until
    FROM visits v JOIN departments d ON d.id = v.floor_id JOIN people p ON p.id = v.visitor_id
   WHERE NOT v.is_repeat AND (v.forgotten_at IS NOT NULL OR p.counted_year IS DISTINCT FROM $1)
     AND v.starts_at >= $2 AND v.starts_at < $3 AND v.state = 'approved' AND NOT v.is_missed
     AND v.starts_at >= make_timestamptz($1, 1, 1, 0, 0, 0, d.time_zone)
     AND v.starts_at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, d.time_zone)
     AND EXISTS (SELECT FROM feedback_forms f WHERE f.visit_id = v.id AND f.kind IN ('before', 'debrief', 'after'))
   ORDER BY ${WHO}, v.starts_at, v.id)`;

// Which of two is the greater means nothing here, so it is not asked of a dictionary.
const pivot = ([of, moment]: [Of, Moment]) =>
  `max(p.${of}${of === 'asked' ? ' COLLATE "C"' : ''}) FILTER (WHERE f.kind = '${formOfMoment[moment]}') AS ${of}_${moment}`;
type Of = 'score' | 'asked';

/** `SELECT` each person's answers to each statement: the tables `forms` and `answers`, after `firsts`. */
export const ANSWERS = `forms AS MATERIALIZED (
  SELECT v.id, v.department_id, v.began, f.id AS form_id, f.kind, f.answered_at < v.until AS is_counted,
         f.kind = 'after' AND f.closes_at <= $4 AND f.answered_at IS NULL AS is_lapsed
    FROM firsts v JOIN feedback_forms f ON f.visit_id = v.id AND f.kind IN ('before', 'debrief', 'after')),
answers AS MATERIALIZED (
  SELECT f.id, f.department_id, extract(quarter FROM f.began)::text AS quarter, p.statement,
         ${moments.flatMap((moment): [Of, Moment][] => [['score', moment], ['asked', moment]]).map(pivot).join(', ')}
    FROM forms f JOIN pulse_scores p ON p.form_id = f.form_id
   WHERE f.is_counted GROUP BY f.id, f.department_id, f.began, p.statement)`; // prettier-ignore

const IS_COMPLETE = `(score_before + score_day + score_after IS NOT NULL)`;
const IS_SAME_WORDS = `(asked_before = asked_day AND asked_before = asked_after)`;

const sums = (name: string, of: string, where: string) => {
  const filter = `FILTER (WHERE ${where})`;
  return `json_build_object('count', count(*) ${filter}, 'sum', coalesce(sum(${of}) ${filter}, 0),
    'squares', coalesce(sum((${of}) * (${of})) ${filter}, 0)) AS "${name}"`;
};

export const boundsOf = (year: number) => [
  new Date(Date.UTC(year, 0, 1) - DAY_MS),
  new Date(Date.UTC(year + 1, 0, 1) + DAY_MS),
];

/** How many were asked and how many answered, of whom the figures could count. */
export interface ResponseRow {
  departmentId: string;
  moment: Moment;
  asked: number;
  answered: number;
}

export interface AnswersOfYear {
  /** Everything that figures are made of, by department, quarter and statement. */
  cells: ScoreCell[];
  response: ResponseRow[];
  /** The words in which each statement was read, the most read first. */
  wordings: { statement: number; asked: string; answers: number }[];
}

const counts = `${IS_COMPLETE} AND ${IS_SAME_WORDS}`;
const momentOfForm = moments.map((one) => `WHEN '${formOfMoment[one]}' THEN '${one}'`).join(' ');

/** What everybody answered, gone through once. */
export async function readAnswers(tx: Tx, year: number): Promise<AnswersOfYear> {
  const [answers]: [AnswersOfYear] = await tx.query(
    `WITH ${FIRSTS}, ${ANSWERS}, cells AS (
       SELECT t.department_id AS "departmentId", t.quarter, t.statement,
              ${moments.map((moment) => sums(moment, `score_${moment}`, counts)).join(', ')},
              ${sums('dayChange', 'score_day - score_before', counts)},
              ${sums('afterChange', 'score_after - score_before', counts)},
              ${sums('stopped', 'score_before', 'score_before IS NOT NULL AND score_after IS NULL AND l.id IS NOT NULL')},
              (count(*) FILTER (WHERE ${IS_COMPLETE} AND NOT ${IS_SAME_WORDS}))::int AS reworded
         FROM answers t
         LEFT JOIN forms l ON l.id = t.id AND l.is_lapsed
        GROUP BY 1, 2, 3),
     response AS (
       SELECT f.department_id AS "departmentId", CASE f.kind ${momentOfForm} END AS moment,
              count(*)::int AS asked, (count(*) FILTER (WHERE f.is_counted))::int AS answered
         FROM forms f GROUP BY 1, 2),
     read AS (SELECT statement, asked_before, asked_day, asked_after, count(*) AS answers FROM answers GROUP BY 1, 2, 3, 4),
     wordings AS (
       SELECT r.statement, w.asked, sum(r.answers)::int AS answers
         FROM read r, LATERAL (VALUES (asked_before), (asked_day), (asked_after)) w (asked)
        WHERE w.asked IS NOT NULL GROUP BY 1, 2)
     SELECT (SELECT coalesce(json_agg(c), '[]') FROM cells c) AS cells,
            (SELECT coalesce(json_agg(r), '[]') FROM response r) AS response,
            (SELECT coalesce(json_agg(w ORDER BY statement, answers DESC, asked), '[]') FROM wordings w) AS wordings`,
    [year, ...boundsOf(year), now()],
  );
  return answers;
}

/** The last years of which somebody was asked something, the latest first. */
export async function listYears(tx: Tx): Promise<number[]> {
  const { year } = DateTime.fromJSDate(now(), { zone: 'utc' });
  const rows: { year: number }[] = await tx.query(
    `SELECT y AS year FROM generate_series($1::int, $2::int, -1) y
      WHERE EXISTS (SELECT FROM visits v JOIN feedback_forms f ON f.visit_id = v.id
                     WHERE v.starts_at >= make_timestamptz(y, 1, 1, 0, 0, 0) AND v.starts_at < make_timestamptz(y + 1, 1, 1, 0, 0, 0))`,
    [year, year - YEARS + 1],
  );
  return rows.map((row) => row.year);
}
