import { DateTime } from 'luxon';
import type { Department } from '../people/department.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import { listSpecialDays } from './free-days.queries.js';
import { listHolidays } from './holidays.rules.js';

/** Holidays of a year from a date on and what the department says of its own, as rows in order of the date. */
export async function showDays(tx: Tx, { id, country, timeZone }: Department, from: string) {
  const to = DateTime.fromISO(from).plus({ years: 1 }).toISODate() ?? from;
  const special = await listSpecialDays(tx, id, from);
  const at = (date: string) => dateInZone(date, timeZone).set({ hour: 12 }).toJSDate();
  const opening = (date: string) =>
    special.find(({ kind, firstOn, lastOn }) => kind === 'open' && firstOn <= date && date <= lastOn)?.id ?? null;
  const holidays = listHolidays(country, from, to).map(({ date, holiday }) => ({
    key: date,
    firstAt: at(date),
    lastAt: null,
    date,
    holiday,
    name: '',
    /** What is taken back when it closes again; null for a holiday that is closed. */
    daysId: opening(date),
  }));
  const own = special
    .filter(({ kind }) => kind === 'closed')
    .map((days) => ({
      key: days.firstOn,
      firstAt: at(days.firstOn),
      lastAt: days.lastOn === days.firstOn ? null : at(days.lastOn),
      date: days.firstOn,
      holiday: null,
      name: days.name,
      daysId: days.id,
    }));
  return [...holidays, ...own].sort((a, b) => a.key.localeCompare(b.key));
}
