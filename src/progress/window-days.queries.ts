import { DateTime } from 'luxon';
import { isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { countFrom, LONGEST_WINDOW_DAYS } from '../rotations/window.rules.js';

/** For SQL, which looks dates up: `dates[calendars[departmentId] + ' ' + firstOn][day]`. */
export interface WindowDays {
  calendars: Record<string, number>;
  dates: Record<string, Record<string, string>>;
}

/**
 * Holidays are no matter of SQL: the dates that the windows of rotations since a date can begin and end on are counted here.
 * Most departments are closed on the same days, and most hires start on the same Mondays: there are few to count.
 */
export async function readWindowDays(tx: Tx, since: string): Promise<WindowDays> {
  const starts: { departmentId: string; firstOn: string }[] = await tx.query(
    `SELECT DISTINCT p.department_id AS "departmentId", r.first_on::text AS "firstOn"
       FROM rotations r JOIN people p ON p.id = r.person_id WHERE r.state = 'open' AND r.first_on >= $1`,
    [since],
  );
  const offsets: { day: number }[] = await tx.query(
    `SELECT DISTINCT unnest(ARRAY[s.from_day, s.to_day]) AS day FROM programme_stops s
      WHERE s.version_id IN (SELECT version_id FROM rotations WHERE state = 'open' AND first_on >= $1)`,
    [since],
  );
  const last = starts.map(({ firstOn }) => firstOn).sort().at(-1); // prettier-ignore
  if (!last) return { calendars: {}, dates: {} };
  const to = DateTime.fromISO(last, { zone: 'utc' }).plus({ days: LONGEST_WINDOW_DAYS }).toISODate() as string;
  const departmentIds = [...new Set(starts.map(({ departmentId }) => departmentId))];
  const free = await readFreeDaysOf(tx, departmentIds, since, to);

  const known = new Map<string, number>();
  const calendars: WindowDays['calendars'] = {};
  const dates: WindowDays['dates'] = {};
  for (const departmentId of departmentIds) {
    const closed = [...(free.get(departmentId)?.keys() ?? [])].sort().join(' ');
    if (!known.has(closed)) known.set(closed, known.size);
    calendars[departmentId] = known.get(closed) as number;
  }
  for (const { departmentId, firstOn } of starts) {
    const key = `${calendars[departmentId]} ${firstOn}`;
    if (dates[key]) continue;
    const dateOf = countFrom(firstOn, isFreeIn(free.get(departmentId)));
    dates[key] = Object.fromEntries(offsets.map(({ day }) => [day, dateOf(day)]));
  }
  return { calendars, dates };
}
