import { DateTime } from 'luxon';
import type { Tx } from '../platform/database/transactions.js';
import type { Country } from '../people/country.rules.js';
import { type FreeDay, listFreeDays, type SpecialDays } from './special-day.rules.js';
import type { IsFree } from './working-days.rules.js';

/** By date, `2026-12-25`. */
export type FreeDays = Map<string, FreeDay>;

/** For the rules of working days. */
export const isFreeIn =
  (days: FreeDays | undefined): IsFree =>
  (date) =>
    days?.has(date) ?? false;

/** When a department is closed, from one date to another on its own calendar, both included. */
export async function readFreeDays(tx: Tx, departmentId: string, from: string, to: string): Promise<FreeDays> {
  return (await readFreeDaysOf(tx, [departmentId], from, to)).get(departmentId) ?? new Map();
}

/** The same of several departments, by their ids; one read, however many. */
export async function readFreeDaysOf(
  tx: Tx,
  departmentIds: string[],
  from: string,
  to: string,
): Promise<Map<string, FreeDays>> {
  const rows: { id: string; country: Country; special: SpecialDays[] }[] = await tx.query(
    `SELECT d.id, d.country, coalesce((
       SELECT json_agg(json_build_object('kind', s.kind, 'firstOn', s.first_on, 'lastOn', s.last_on, 'name', s.name))
         FROM special_days s
        WHERE s.department_id = d.id AND daterange(s.first_on, s.last_on, '[]') && daterange($2, $3, '[]')), '[]') AS special
       FROM departments d WHERE d.id = ANY ($1::uuid[])`,
    [[...new Set(departmentIds)], from, to],
  );
  // Most departments are closed on the same days: those share what was listed once.
  const listed = new Map<string, FreeDays>();
  return new Map(
    rows.map(({ id, country, special }) => {
      const key = JSON.stringify([country, special]);
      const known = listed.get(key) ?? new Map(listFreeDays(country, special, from, to).map((day) => [day.date, day]));
      listed.set(key, known);
      return [id, known];
    }),
  );
}

// Working days are counted from today to the visit, or from the request to today: never further than this.
const AROUND_DAYS = 35;

/** The days off of several departments around an instant: enough to count a few working days back or on. */
export function readFreeDaysAround(tx: Tx, departmentIds: string[], at: Date): Promise<Map<string, FreeDays>> {
  const day = DateTime.fromJSDate(at, { zone: 'utc' });
  const date = (days: number) => day.plus({ days }).toISODate() as string;
  return readFreeDaysOf(tx, departmentIds, date(-AROUND_DAYS), date(AROUND_DAYS));
}

/** What a department has said itself of its days from a date on, in order. */
export function listSpecialDays(tx: Tx, departmentId: string, from: string): Promise<(SpecialDays & { id: string })[]> {
  return tx.query(
    `SELECT id, kind, first_on::text AS "firstOn", last_on::text AS "lastOn", name FROM special_days
      WHERE department_id = $1 AND last_on >= $2 ORDER BY first_on`,
    [departmentId, from],
  );
}

/** Lets acts on the days of one department wait for each other. */
export async function lockSpecialDays(tx: Tx, departmentId: string): Promise<void> {
  await tx.query('SELECT FROM departments WHERE id = $1 FOR NO KEY UPDATE', [departmentId]);
}
