import { DateTime } from 'luxon';
import { isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { countFrom, LONGEST_WINDOW_DAYS } from '../rotations/window.rules.js';

/** Why a hire cannot be at a visit of a stop, or no longer. */
export const notThereReasons = [
  'rotation-stopped',
  'hire-left',
  'stop-skipped',
  'before-first-day',
  'outside-window',
  'hire-no-workday',
  'hire-away',
] as const;
export type NotThereReason = (typeof notThereReasons)[number];

/** SQL for the table of which day is so many working days after a first day; its parameter comes from `readWindowDays`. */
export const WINDOW_DAYS = (parameter: string) => `window_day AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(${parameter}::jsonb) AS w (department_id uuid, first_on date, number int, day date))`;

/** SQL for what is asked of below, given the rotation `r`, the stop's id, and the slot `s`. */
export const HIRE_AND_WINDOW = (stopId: string) => `
  JOIN people p ON p.id = r.person_id
  JOIN departments place ON place.id = s.department_id
  JOIN programme_stops st ON st.id = ${stopId}
  LEFT JOIN rotation_exceptions e ON e.rotation_id = r.id AND e.stop_id = st.id
  LEFT JOIN window_day opens ON opens.department_id = p.department_id AND opens.first_on = r.first_on AND opens.number = st.from_day
  LEFT JOIN window_day closes ON closes.department_id = p.department_id AND closes.first_on = r.first_on AND closes.number = st.to_day`;

const DAY = `(s.starts_at AT TIME ZONE place.time_zone)::date`;

const WHENS = `WHEN r.state = 'stopped' THEN 'rotation-stopped'
  WHEN NOT p.is_active OR p.leaves_on < ${DAY} THEN 'hire-left'
  WHEN st.version_id <> r.version_id OR e.is_skipped THEN 'stop-skipped'
  WHEN ${DAY} < r.first_on THEN 'before-first-day'
  WHEN extract(isodow FROM ${DAY})::int <> ALL (p.workdays) THEN 'hire-no-workday'
  WHEN EXISTS (SELECT FROM person_absences a WHERE a.person_id = p.id AND ${DAY} BETWEEN a.from_on AND a.until_on) THEN 'hire-away'`;

/** SQL for why a visit cannot stand, or null. What was agreed upon is not called off for a window that shifted. */
export const WHY_NOT_STAND = `CASE ${WHENS} END`;

/** SQL for why no visit can be made of a placement, or null. */
export const WHY_NOT_THERE = `CASE ${WHENS}
  WHEN ${DAY} < opens.day OR ${DAY} > greatest(closes.day, e.until_on) THEN 'outside-window' END`;

/** The first and last days of all windows of open rotations: few, for hires of a cohort share them. */
export async function readWindowDays(tx: Tx): Promise<string> {
  const starts: { departmentId: string; firstOn: string }[] = await tx.query(
    `SELECT DISTINCT p.department_id AS "departmentId", r.first_on::text AS "firstOn"
       FROM rotations r JOIN people p ON p.id = r.person_id WHERE r.state = 'open' ORDER BY 2`,
  );
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return '[]';
  const numbers: { number: number }[] = await tx.query(
    `SELECT DISTINCT unnest(ARRAY[from_day, to_day]) AS number FROM programme_stops
      WHERE version_id IN (SELECT version_id FROM rotations WHERE state = 'open')`,
  );
  const until = DateTime.fromISO(last.firstOn, { zone: 'utc' }).plus({ days: LONGEST_WINDOW_DAYS });
  const departmentIds = starts.map(({ departmentId }) => departmentId);
  const freeDays = await readFreeDaysOf(tx, departmentIds, first.firstOn, until.toISODate() as string);
  const rows = starts.flatMap(({ departmentId, firstOn }) => {
    const dayAfter = countFrom(firstOn, isFreeIn(freeDays.get(departmentId)));
    return numbers.map(({ number }) => ({
      department_id: departmentId,
      first_on: firstOn,
      number,
      day: dayAfter(number),
    }));
  });
  return JSON.stringify(rows);
}
